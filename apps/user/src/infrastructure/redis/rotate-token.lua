-- Uses a refresh token up and puts the next one in its place.
-- KEYS[1] session hash    KEYS[2] set of the user's sessions
-- ARGV[1] hash of the token  ARGV[2] now, epoch ms  ARGV[3] hash of the next one  ARGV[4] when it expires, epoch ms
-- ARGV[5] ms until then  ARGV[6] session id
-- Returns "rotated", "unknown" (no such token, expired or revoked), or "reused": used before, so the session is ended.
local expires = redis.call('HGET', KEYS[1], 'token:' .. ARGV[1])
if not expires then return 'unknown' end
if expires == 'used' then
  redis.call('DEL', KEYS[1])
  redis.call('SREM', KEYS[2], ARGV[6])
  return 'reused'
end
if tonumber(expires) <= tonumber(ARGV[2]) then return 'unknown' end
redis.call('HSET', KEYS[1], 'token:' .. ARGV[1], 'used', 'token:' .. ARGV[3], ARGV[4])
for i = 1, 2 do
  if redis.call('PTTL', KEYS[i]) < tonumber(ARGV[5]) then redis.call('PEXPIRE', KEYS[i], ARGV[5]) end
end
return 'rotated'
