-- The broker has these claims. Those released or sold meanwhile stay as they are.
--
-- KEYS 1 claims, 2 pending
-- ARGV order numbers
-- Returns how many were handed on now.
local claims, pending = unpack(KEYS)
local changed = 0
for _, order_no in ipairs(ARGV) do
  local rest = (redis.call('HGET', claims, order_no) or ''):match('^pending (.*)$')
  redis.call('ZREM', pending, order_no)
  if rest then
    redis.call('HSET', claims, order_no, 'handed_on ' .. rest)
    changed = changed + 1
  end
end
return changed
