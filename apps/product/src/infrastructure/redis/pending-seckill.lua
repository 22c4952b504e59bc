-- The claims of one SKU that are still to be handed on, in the order they were won.
--
-- KEYS 1 claims, 2 pending
-- ARGV 1 most claims
-- Returns { order number, claim, order number, claim, … }; the claim is "" where a hand deleted it: that number is
--         taken off the list, since there is nothing left to hand on.
local claims, pending = unpack(KEYS)
local answer = {}
for _, order_no in ipairs(redis.call('ZRANGE', pending, 0, ARGV[1] - 1)) do
  local claim = redis.call('HGET', claims, order_no)
  if not claim then redis.call('ZREM', pending, order_no) end
  answer[#answer + 1] = order_no
  answer[#answer + 1] = claim or ''
end
return answer
