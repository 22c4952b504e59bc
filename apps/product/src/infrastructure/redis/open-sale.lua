-- Opens a sale in place of whatever sale the SKU has and forgets its buyers. An activity opens once, whoever else opens
-- it and whatever came since; a sale by hand, activity 0, always opens.
--
-- KEYS 1 stock, 2 user, 3 sale, 4 held
-- ARGV 1 now (epoch ms), 2 units, 3 starts at, 4 ends at or "", 5 limit per user, 6 activity
-- Returns how many buyers were forgotten; -1 when the activity was opened before.
local stock, user, sale, held = unpack(KEYS)
local now, units, starts_at, ends_at, limit, activity_id = unpack(ARGV)
local TEN_YEARS_MS = 315360000000

if redis.call('TYPE', sale).ok ~= 'hash' then redis.call('DEL', sale) end
if activity_id ~= '0' and redis.call('HSETNX', sale, 'opened:' .. activity_id, now) == 0 then return -1 end

local forgotten = redis.call('TYPE', user).ok == 'set' and redis.call('SCARD', user) or 0
redis.call('DEL', user, held)
-- The expiry is there to be lost: it tells a stock that was set by hand from ours, see reserve-seckill.lua.
redis.call('SET', stock, units, 'PX', TEN_YEARS_MS)
local round = math.max((tonumber(redis.call('HGET', sale, 'round')) or 0) + 1, tonumber(now))
redis.call('HSET', sale, 'round', string.format('%.0f', round), 'initial', units, 'starts_at', starts_at,
  'ends_at', ends_at, 'limit', limit, 'activity_id', activity_id, 'free', units, 'held', 0, 'sold', 0, 'over', 0, 'by_hand', 0)
return forgotten
