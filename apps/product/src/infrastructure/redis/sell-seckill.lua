-- The order of a claim was paid, once. A released claim stays released.
--
-- KEYS 1 sale, 2 claims, 3 pending, 4 handed
-- ARGV 1 order number
-- Returns 1 sold now, 0 was sold or released before, -1 no such claim.
local sale, claims, pending, handed = unpack(KEYS)
local order_no = ARGV[1]

local claim = redis.call('HGET', claims, order_no)
if not claim then return -1 end
local state, rest, round = claim:match('^(%S+) (%S+ %S+ (%S+) .*)$')
if state ~= 'pending' and state ~= 'handed_on' then return 0 end

-- Read before the first write: a value of another type is an error that changes nothing.
local present = redis.call('HGET', sale, 'round')
redis.call('ZCARD', handed)
redis.call('ZREM', pending, order_no)
redis.call('ZREM', handed, order_no)
redis.call('HSET', claims, order_no, 'sold ' .. rest)
if present == round then
  redis.call('HINCRBY', sale, 'held', -1)
  redis.call('HINCRBY', sale, 'sold', 1)
end
return 1
