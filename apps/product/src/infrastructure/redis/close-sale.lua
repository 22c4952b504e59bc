-- Ends the sale of an activity, or sees to it that it never opens. A sale that took its place goes on.
--
-- KEYS 1 sale
-- ARGV 1 now (epoch ms), 2 activity
-- Returns 1 when its sale ends now, else 0.
local sale = KEYS[1]
local now, activity_id = ARGV[1], ARGV[2]

local found = redis.call('TYPE', sale).ok
if found ~= 'none' and found ~= 'hash' then return 0 end
redis.call('HSETNX', sale, 'opened:' .. activity_id, now)
if redis.call('HGET', sale, 'activity_id') ~= activity_id then return 0 end
local ends_at = redis.call('HGET', sale, 'ends_at')
if ends_at and ends_at ~= '' and tonumber(ends_at) <= tonumber(now) then return 0 end
redis.call('HSET', sale, 'ends_at', now)
return 1
