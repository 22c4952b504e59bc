-- The broker has these claims. Those released or sold meanwhile stay as they are.
--
-- KEYS 1 claims, 2 pending, 3 handed
-- ARGV 1 now (epoch ms), then order numbers
-- Returns how many were handed on now.
local claims, pending, handed = unpack(KEYS)
-- Read before the first write: a value of another type is an error that changes nothing.
redis.call('ZCARD', handed)

local function confirm(from, to)
  local found = redis.call('HMGET', claims, unpack(ARGV, from, to))
  local texts, scores = {}, {}
  for i = from, to do
    local text = found[i - from + 1]
    local rest = text and text:match('^pending (.*)$')
    if rest then
      texts[#texts + 1], texts[#texts + 2] = ARGV[i], 'handed_on ' .. rest
      scores[#scores + 1], scores[#scores + 2] = ARGV[1], ARGV[i]
    end
  end
  redis.call('ZREM', pending, unpack(ARGV, from, to))
  if #texts == 0 then return 0 end
  redis.call('HSET', claims, unpack(texts))
  redis.call('ZADD', handed, unpack(scores))
  return #texts / 2
end

local changed = 0
for from = 2, #ARGV, 1000 do changed = changed + confirm(from, math.min(from + 999, #ARGV)) end
return changed
