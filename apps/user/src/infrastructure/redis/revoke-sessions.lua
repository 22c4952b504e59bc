-- Ends sessions of one user.
-- KEYS[1] set of the user's sessions    KEYS[2...] hashes of the sessions to end
-- ARGV ids of the sessions to end, in the order of the keys
for i = 2, #KEYS do
  redis.call('DEL', KEYS[i])
  redis.call('SREM', KEYS[1], ARGV[i - 1])
end
