-- Uses a refresh token up and puts the next one in its place.
-- KEYS[1] session hash
-- ARGV[1] hash of the token  ARGV[2] now, epoch ms  ARGV[3] hash of the next one  ARGV[4] when it expires, epoch ms
-- ARGV[5] ms until then
-- Returns {"rotated", generation}, {"unknown"} (no such token, expired or revoked), or {"reused"}: used before, so the
-- session is ended.
local expires = redis.call('HGET', KEYS[1], 'token:' .. ARGV[1])
if not expires then return {'unknown'} end
if expires == 'used' then
  redis.call('DEL', KEYS[1])
  return {'reused'}
end
if tonumber(expires) <= tonumber(ARGV[2]) then return {'unknown'} end
redis.call('HSET', KEYS[1], 'token:' .. ARGV[1], 'used', 'token:' .. ARGV[3], ARGV[4])
if redis.call('PTTL', KEYS[1]) < tonumber(ARGV[5]) then redis.call('PEXPIRE', KEYS[1], ARGV[5]) end
return {'rotated', redis.call('HGET', KEYS[1], 'generation')}
