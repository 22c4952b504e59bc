-- Puts claims of one SKU in order: those to be handed on, or handed on, are on their lists; settled ones of former rounds
-- that are old go.
--
-- KEYS 1 claims, 2 pending, 3 handed, 4 sale, 5 latest
-- ARGV 1 now (epoch ms), 2 claims won before this moment are old (epoch ms), 3 … order numbers
-- Returns { how many went, order numbers of pending claims that were not on their list }
local claims, pending, handed, sale, latest = unpack(KEYS)
local now, old = ARGV[1], tonumber(ARGV[2])
-- A hand put something else there, of which the sale warns.
local types = { [pending] = 'zset', [handed] = 'zset', [sale] = 'hash', [latest] = 'hash' }
for key, expected in pairs(types) do
  local found = redis.call('TYPE', key).ok
  if found ~= 'none' and found ~= expected then return { 0 } end
end

local present = redis.call('HGET', sale, 'round')
local answer = { 0 }

local function relist(order_no)
  if redis.call('ZSCORE', pending, order_no) then return end
  local last = redis.call('ZREVRANGE', pending, 0, 0, 'WITHSCORES')[2] or 0
  redis.call('ZADD', pending, last + 1, order_no)
  answer[#answer + 1] = order_no
end

for i = 3, #ARGV do
  local order_no = ARGV[i]
  local state, id, claimed_at, round = (redis.call('HGET', claims, order_no) or ''):match('^(%S+) (%S+) (%S+) (%S+) ')
  if state == 'pending' then
    relist(order_no)
  elseif state == 'handed_on' then
    redis.call('ZADD', handed, 'NX', now, order_no)
  elseif state and round ~= present and tonumber(claimed_at) < old then
    redis.call('HDEL', claims, order_no)
    if redis.call('HGET', latest, id) == order_no then redis.call('HDEL', latest, id) end
    answer[1] = answer[1] + 1
  end
end
return answer
