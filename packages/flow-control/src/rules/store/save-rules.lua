-- Makes rules the next version, if nothing has changed since its caller looked.
-- KEYS: rules, state, history. ARGV: version and digest that the caller saw, the rules, their line of the history,
-- versions to keep. Returns 1, or 0 when something has changed.
local rules = redis.call('GET', KEYS[1])
local version = tonumber(redis.call('HGET', KEYS[2], 'version') or 0)
local digest = rules and redis.sha1hex(rules) or ''
if version ~= tonumber(ARGV[1]) or digest ~= ARGV[2] then return 0 end

redis.call('SET', KEYS[1], ARGV[3])
redis.call('HSET', KEYS[2], 'version', version + 1, 'digest', redis.sha1hex(ARGV[3]))
redis.call('LPUSH', KEYS[3], ARGV[4])
redis.call('LTRIM', KEYS[3], 0, ARGV[5] - 1)
return 1
