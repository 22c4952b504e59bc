-- Begins a session with its first refresh token.
-- KEYS[1] session hash    KEYS[2] set of the user's sessions
-- ARGV[1] session id  ARGV[2] hash of the token  ARGV[3] when it expires, epoch ms  ARGV[4] ms until then
redis.call('HSET', KEYS[1], 'token:' .. ARGV[2], ARGV[3])
redis.call('SADD', KEYS[2], ARGV[1])
for i = 1, 2 do
  if redis.call('PTTL', KEYS[i]) < tonumber(ARGV[4]) then redis.call('PEXPIRE', KEYS[i], ARGV[4]) end
end
