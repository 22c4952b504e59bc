-- Sets the pieces of a SKU that is in the cart.
-- KEYS[1] cart hash, SKU to pieces
-- ARGV[1] SKU  ARGV[2] pieces
-- Returns 1, or 0 when the SKU is not in the cart.
if redis.call('HEXISTS', KEYS[1], ARGV[1]) == 0 then return 0 end
redis.call('HSET', KEYS[1], ARGV[1], ARGV[2])
return 1
