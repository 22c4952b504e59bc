-- Adds pieces of a SKU to a cart, within its limits.
-- KEYS[1] cart hash, SKU to pieces    KEYS[2] sorted set of its SKUs in the order of their first add
-- ARGV[1] SKU  ARGV[2] pieces  ARGV[3] most pieces of a SKU  ARGV[4] most SKUs
-- Returns the pieces now in the cart, or "pieces" or "skus" for the limit that would be broken.
local present = tonumber(redis.call('HGET', KEYS[1], ARGV[1]) or 0) or 0
local pieces = present + tonumber(ARGV[2])
if pieces > tonumber(ARGV[3]) then return 'pieces' end
if present == 0 and redis.call('HEXISTS', KEYS[1], ARGV[1]) == 0 and redis.call('HLEN', KEYS[1]) >= tonumber(ARGV[4]) then
  return 'skus'
end
redis.call('HSET', KEYS[1], ARGV[1], pieces)
local last = redis.call('ZRANGE', KEYS[2], -1, -1, 'WITHSCORES')
redis.call('ZADD', KEYS[2], 'NX', (tonumber(last[2]) or 0) + 1, ARGV[1])
return pieces
