-- Reads a cart.
-- KEYS[1] cart hash, SKU to pieces    KEYS[2] sorted set of its SKUs
-- Returns two lists: SKUs and pieces in turn, and the SKUs in the order of their first add.
return { redis.call('HGETALL', KEYS[1]), redis.call('ZRANGE', KEYS[2], 0, -1) }
