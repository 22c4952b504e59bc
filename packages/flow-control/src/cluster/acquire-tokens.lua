-- Takes tokens of a limit that all processes share: at most the threshold in two neighbouring buckets.
-- KEYS[1] hash of the limit: bucket (its number since the epoch), current (taken in it), previous (taken in the one before)
-- ARGV[1] threshold  ARGV[2] milliseconds of a bucket  ARGV[3...] counts; each is taken whole when it fits, in order
-- Returns the number of the bucket, then for each count 0 when it was taken, else milliseconds before which asking again
-- cannot help. The time is the server's own: clocks of the hosts do not matter.
local threshold, size = tonumber(ARGV[1]), tonumber(ARGV[2])
local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000)
local bucket = math.floor(now / size)

local kept = redis.call('HMGET', KEYS[1], 'bucket', 'current', 'previous')
local last = tonumber(kept[1] or bucket)
local current, previous = tonumber(kept[2] or 0), tonumber(kept[3] or 0)
local ahead = bucket - last
if ahead == -1 then
  -- The clock went back a little: counts into the newest.
  bucket = last
elseif ahead ~= 0 then
  previous = ahead == 1 and current or 0
  current = 0
end

local function take(count)
  if previous + current + count <= threshold then
    current = current + count
    return 0
  end
  local free = current + count <= threshold and bucket + 1 or bucket + 2
  return free * size - now
end

local answer, before = { bucket }, current
for i = 3, #ARGV do answer[i - 1] = take(tonumber(ARGV[i])) end
if current > before then
  redis.call('HSET', KEYS[1], 'bucket', bucket, 'current', current, 'previous', previous)
  -- The numbers of the buckets say what still counts; expiry only tidies up, so it is late by a minute.
  redis.call('PEXPIRE', KEYS[1], 2 * size + 60000)
end
return answer
