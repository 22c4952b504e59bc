-- Looks at the books of a SKU's present round: initial + over = free + held + sold. The claims are counted when that does
-- not hold, and once when nothing moved since the look before. Where held and sold are not what the claims say, but
-- stock and claims together make up the units there were, they are written anew.
--
-- KEYS 1 stock, 2 sale, 3 claims
-- ARGV 1 the mark of the look before, or "", 2 the mark of the books whose claims were counted last, or "",
--      3 most claims that are counted
-- Returns { fits | recounted | unclear, mark, 1 when the claims were counted, initial, free, held, sold, over }; nothing
--         when there is no sale, or a hand has just set its stock.
local stock, sale, claims = unpack(KEYS)
local before, counted, most = ARGV[1], ARGV[2], tonumber(ARGV[3])

if redis.call('TYPE', stock).ok ~= 'string' or redis.call('TYPE', sale).ok ~= 'hash' then return {} end
local raw = redis.call('GET', stock)
local texts = redis.call('HMGET', sale, 'round', 'initial', 'free', 'held', 'sold', 'over', 'by_hand')
local round, by_hand = texts[1], texts[7]
if not round or texts[3] ~= raw or (by_hand == '0' and redis.call('PTTL', stock) == -1) then return {} end

local claims_type = redis.call('TYPE', claims).ok
local size = claims_type == 'hash' and redis.call('HLEN', claims) or 0
-- What a hand wrote there that is no number fits nothing.
local initial, free, held, sold = tonumber(texts[2]) or -1, tonumber(raw) or -1, tonumber(texts[4]) or -1,
  tonumber(texts[5]) or -1
local over = tonumber(texts[6]) or 0
local function answer(verdict, looked)
  local mark = table.concat({ round, initial, free, held, sold, over, size }, ':')
  return { verdict, mark, looked and 1 or 0, initial, free, held, sold, over }
end

local mark = answer('', false)[2]
local adds_up = held >= 0 and sold >= 0 and over >= 0 and initial + over == free + held + sold
if size > most or mark == counted or (adds_up and mark ~= before) then
  return answer(adds_up and 'fits' or 'unclear', false)
end

local open_claims, sold_claims = 0, 0
for _, claim in ipairs(size > 0 and redis.call('HVALS', claims) or {}) do
  local state, of_round = claim:match('^(%S+) %S+ %S+ (%S+) ')
  if of_round == round and state == 'sold' then
    sold_claims = sold_claims + 1
  elseif of_round == round and state ~= 'released' then
    open_claims = open_claims + 1
  end
end
if adds_up and open_claims == held and sold_claims == sold then return answer('fits', true) end
if over < 0 or initial + over ~= free + open_claims + sold_claims then return answer('unclear', true) end
held, sold = open_claims, sold_claims
redis.call('HSET', sale, 'held', held, 'sold', sold)
return answer('recounted', true)
