-- The messages of these claims were lost: those that are handed on become pending again, behind those that wait.
--
-- KEYS 1 claims, 2 pending, 3 handed
-- ARGV order numbers
-- Returns the order numbers that are pending now.
local claims, pending, handed = unpack(KEYS)
local last = redis.call('ZREVRANGE', pending, 0, 0, 'WITHSCORES')[2] or 0
redis.call('ZCARD', handed)
local reopened = {}
for _, order_no in ipairs(ARGV) do
  local rest = (redis.call('HGET', claims, order_no) or ''):match('^handed_on (.*)$')
  if rest then
    reopened[#reopened + 1] = order_no
    redis.call('HSET', claims, order_no, 'pending ' .. rest)
    redis.call('ZADD', pending, last + #reopened, order_no)
    redis.call('ZREM', handed, order_no)
  end
end
return reopened
