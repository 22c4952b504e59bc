-- The broker has these claims. Those released or sold meanwhile stay as they are.
--
-- KEYS 1 claims, 2 pending, 3 handed
-- ARGV 1 now (epoch ms), then order numbers
-- Returns how many were handed on now.
local claims, pending, handed = unpack(KEYS)
-- Read before the first write: a value of another type is an error that changes nothing.
redis.call('ZCARD', handed)
local changed = 0
for i = 2, #ARGV do
  local order_no = ARGV[i]
  local rest = (redis.call('HGET', claims, order_no) or ''):match('^pending (.*)$')
  redis.call('ZREM', pending, order_no)
  if rest then
    redis.call('HSET', claims, order_no, 'handed_on ' .. rest)
    redis.call('ZADD', handed, ARGV[1], order_no)
    changed = changed + 1
  end
end
return changed
