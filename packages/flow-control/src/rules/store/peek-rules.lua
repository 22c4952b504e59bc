-- Which version the rules are, and whether somebody put them past the library.
-- KEYS: rules, state. Returns {version, digest of the rules or "", digest of the version's rules or ""}.
local rules = redis.call('GET', KEYS[1])
local state = redis.call('HMGET', KEYS[2], 'version', 'digest')
return { tonumber(state[1] or 0), rules and redis.sha1hex(rules) or '', state[2] or '' }
