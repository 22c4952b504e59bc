-- Ends a claim, once. Its unit goes back on sale when the round it was won in still runs, unless more places were sold
-- than there are units; the buyer who holds no more leaves the set and may try again.
--
-- KEYS 1 stock, 2 user, 3 sale, 4 claims, 5 pending, 6 held, 7 handed
-- ARGV 1 order number
-- Returns 1 released now, 0 was released before, -1 no such claim. An error, and nothing done, when a hand put a value of
--         another type where one of the keys should be.
local stock, user, sale, claims, pending, held, handed = unpack(KEYS)
local order_no = ARGV[1]

local types = { [user] = 'set', [sale] = 'hash', [claims] = 'hash', [pending] = 'zset', [held] = 'hash', [handed] = 'zset' }
for _, key in ipairs({ user, sale, claims, pending, held, handed }) do
  local found = redis.call('TYPE', key).ok
  if found ~= 'none' and found ~= types[key] then
    return redis.error_reply('WRONGTYPE ' .. key .. ' is a ' .. found .. ', not a ' .. types[key])
  end
end

local claim = redis.call('HGET', claims, order_no)
if not claim then return -1 end
local state, id, claimed_at, round, headers = claim:match('^(%S+) (%S+) (%S+) (%S+) (.*)$')
if state == 'released' then return 0 end

redis.call('HSET', claims, order_no, table.concat({ 'released', id, claimed_at, round, headers }, ' '))
redis.call('ZREM', pending, order_no)
redis.call('ZREM', handed, order_no)

local kept, found = {}, false
for each in (redis.call('HGET', held, id) or ''):gmatch('%S+') do
  if each == order_no then found = true else kept[#kept + 1] = each end
end
if found and #kept == 0 then
  redis.call('HDEL', held, id)
  redis.call('SREM', user, id)
elseif found then
  redis.call('HSET', held, id, table.concat(kept, ' '))
end

local raw = redis.call('TYPE', stock).ok == 'string' and redis.call('GET', stock)
local present, free, by_hand, over = unpack(redis.call('HMGET', sale, 'round', 'free', 'by_hand', 'over'))
if not raw and present then
  redis.call('HSET', sale, 'free', -1)
elseif present == round and free == raw and not (by_hand == '0' and redis.call('PTTL', stock) == -1) then
  if (tonumber(over) or 0) > 0 then
    redis.call('HINCRBY', sale, 'over', -1)
  else
    redis.call('INCRBY', stock, 1)
    redis.call('HINCRBY', sale, 'free', 1)
  end
  redis.call('HINCRBY', sale, state == 'sold' and 'sold' or 'held', -1)
end
return 1
