-- A page of the claims of one SKU that were handed on and not settled, by the time they were handed on. What a hand left
-- on the list that is no such claim is taken off.
--
-- KEYS 1 claims, 2 handed
-- ARGV 1 handed on before (epoch ms), 2 and 3 time and order number of the claim before the page, or "" and "",
--      4 most claims
-- Returns { order number and time of the last one looked at when there may be more, else "" and "",
--         then order number and time of each claim }
local claims, handed = unpack(KEYS)
local before, after, after_no, limit = tonumber(ARGV[1]), ARGV[2], ARGV[3], tonumber(ARGV[4])

-- A hand put something else there, of which the sale warns: the other SKUs are looked at all the same.
if redis.call('TYPE', claims).ok ~= 'hash' or redis.call('TYPE', handed).ok ~= 'zset' then return { '', '' } end

local start = 0
if after ~= '' then
  local score = redis.call('ZSCORE', handed, after_no)
  if score and tonumber(score) == tonumber(after) then
    start = redis.call('ZRANK', handed, after_no) + 1
  else
    -- That one was settled meanwhile. Its neighbours of the same moment come once more.
    start = redis.call('ZCOUNT', handed, '-inf', '(' .. after)
  end
end

local page = redis.call('ZRANGE', handed, start, start + limit - 1, 'WITHSCORES')
local answer, stale = { '', '' }, {}
for i = 1, #page, 2 do
  local order_no, at = page[i], page[i + 1]
  if tonumber(at) >= before then return answer end
  if (redis.call('HGET', claims, order_no) or ''):match('^handed_on ') then
    answer[#answer + 1] = order_no
    answer[#answer + 1] = at
  else
    stale[#stale + 1] = order_no
  end
end
if #page == 2 * limit then answer[1], answer[2] = page[#page - 1], page[#page] end
for _, order_no in ipairs(stale) do redis.call('ZREM', handed, order_no) end
return answer
