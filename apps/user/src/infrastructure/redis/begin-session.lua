-- Begins a session with its first refresh token.
-- KEYS[1] session hash
-- ARGV[1] hash of the token  ARGV[2] when it expires, epoch ms  ARGV[3] ms until then  ARGV[4] the user's generation
redis.call('HSET', KEYS[1], 'token:' .. ARGV[1], ARGV[2], 'generation', ARGV[4])
redis.call('PEXPIRE', KEYS[1], ARGV[3])
