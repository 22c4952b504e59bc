-- The claims of one SKU that are still to be handed on, in the order they were won.
--
-- KEYS 1 claims, 2 pending
-- ARGV 1 most claims
-- Returns { order number, claim, order number, claim, … }; the claim is "" where a hand deleted it: that number is
--         taken off the list, since there is nothing left to hand on.
local claims, pending = unpack(KEYS)
local order_nos = redis.call('ZRANGE', pending, 0, ARGV[1] - 1)
local answer = {}
for from = 1, #order_nos, 1000 do
  local to = math.min(from + 999, #order_nos)
  local found = redis.call('HMGET', claims, unpack(order_nos, from, to))
  for i = from, to do
    local claim = found[i - from + 1]
    if not claim then redis.call('ZREM', pending, order_nos[i]) end
    answer[2 * i - 1], answer[2 * i] = order_nos[i], claim or ''
  end
end
return answer
