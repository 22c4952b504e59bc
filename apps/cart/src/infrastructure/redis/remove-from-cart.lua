-- Takes SKUs out of a cart.
-- KEYS[1] cart hash, SKU to pieces    KEYS[2] sorted set of its SKUs
-- ARGV SKUs
-- Returns how many were there.
redis.call('ZREM', KEYS[2], unpack(ARGV))
return redis.call('HDEL', KEYS[1], unpack(ARGV))
