-- Writes the claim of an order that Redis lost, and takes its unit, all or nothing: when the present round began before
-- the place was won. A stock that a hand has set since begins another round, see reserve-seckill.lua; that one never had
-- the unit.
--
-- KEYS 1 stock, 2 user, 3 sale, 4 claims, 5 pending, 6 held, 7 latest, 8 handed
-- ARGV 1 now (epoch ms), 2 order number, 3 the user's id, 4 when the place was won (epoch ms), 5 handed_on | sold
-- Returns adopted | oversold (there was no unit left for it) | known | other_round | no_sale
local stock, user, sale, claims, _, held, latest, handed = unpack(KEYS)
local now, order_no, id, claimed_at, state = unpack(ARGV)

local types = { [stock] = 'string', [user] = 'set', [sale] = 'hash', [claims] = 'hash', [held] = 'hash',
  [latest] = 'hash', [handed] = 'zset' }
for key, expected in pairs(types) do
  local found = redis.call('TYPE', key).ok
  if found ~= 'none' and found ~= expected then return 'no_sale' end
end

if redis.call('HEXISTS', claims, order_no) == 1 then return 'known' end
local raw = redis.call('GET', stock)
if not raw then return 'no_sale' end
local round, free, by_hand = unpack(redis.call('HMGET', sale, 'round', 'free', 'by_hand'))
local is_set_by_hand = not round or free ~= raw or (by_hand == '0' and redis.call('PTTL', stock) == -1)
if is_set_by_hand or tonumber(round) > tonumber(claimed_at) then return 'other_round' end

redis.call('HSET', claims, order_no, table.concat({ state, id, claimed_at, round, '{}' }, ' '))
if state == 'handed_on' then redis.call('ZADD', handed, now, order_no) end
-- Who is not in the set holds nothing, whatever is written elsewhere.
local others = redis.call('SADD', user, id) == 0 and redis.call('HGET', held, id) or ''
redis.call('HSET', held, id, others == '' and order_no or others .. ' ' .. order_no)

local newest = redis.call('HGET', latest, id)
local newest_at = newest and (redis.call('HGET', claims, newest) or ''):match('^%S+ %S+ (%S+) ')
if not newest_at or tonumber(newest_at) < tonumber(claimed_at) then redis.call('HSET', latest, id, order_no) end

redis.call('HINCRBY', sale, state == 'sold' and 'sold' or 'held', 1)
if tonumber(raw) <= 0 then
  redis.call('HINCRBY', sale, 'over', 1)
  return 'oversold'
end
redis.call('DECRBY', stock, 1)
redis.call('HINCRBY', sale, 'free', -1)
return 'adopted'
