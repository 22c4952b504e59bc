-- Adds pieces of a SKU to a cart, within its limits.
-- KEYS[1] cart hash, SKU to pieces    KEYS[2] sorted set of its SKUs in the order of their first add
-- ARGV[1] SKU  ARGV[2] pieces  ARGV[3] most pieces of a SKU  ARGV[4] most SKUs
-- Returns the pieces now in the cart, or "pieces" or "skus" for the limit that would be broken.
local call = redis.call
local stored = call('HGET', KEYS[1], ARGV[1])
local pieces = (tonumber(stored) or 0) + tonumber(ARGV[2])
if pieces > tonumber(ARGV[3]) then return 'pieces' end
if not stored and call('HLEN', KEYS[1]) >= tonumber(ARGV[4]) then return 'skus' end
call('HSET', KEYS[1], ARGV[1], pieces)
-- One that is there has its place, unless a hand put it into the hash.
if stored and call('ZSCORE', KEYS[2], ARGV[1]) then return pieces end
local last = call('ZRANGE', KEYS[2], -1, -1, 'WITHSCORES')
call('ZADD', KEYS[2], 'NX', (tonumber(last[2]) or 0) + 1, ARGV[1])
return pieces
