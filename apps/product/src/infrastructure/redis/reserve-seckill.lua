-- Decides a batch of attempts on one SKU, one after the other. A place won takes a unit, remembers the buyer and leaves
-- a pending claim, all or nothing. Without attempts it looks at the sale: who changed the stock by hand is noticed
-- here, and a new round begins.
--
-- KEYS 1 stock, 2 user, 3 sale, 4 claims, 5 pending, 6 held, 7 latest
-- ARGV 1 now (epoch ms), 2 the SKU, then of each attempt the user's id and the headers (JSON)
-- Returns with attempts: { note, outcome of each: "reserved <order no>" | "already_bought <order no or nothing>" |
--         "sold_out" | "not_started" | "ended" }
--         without: { note, free, initial, starts at, ends at or "", limit, activity, held, sold }; only { note } when
--         there is no sale. The note says what a hand left that is no sale; "" when all is well.
local stock, user, sale, claims, pending, held, latest = unpack(KEYS)
local now, sku = tonumber(ARGV[1]), ARGV[2]
local attempts = (#ARGV - 2) / 2

local function all(outcome, note)
  local answer = { note or '' }
  for i = 1, attempts do answer[i + 1] = outcome end
  return answer
end

local function misfit(key, expected)
  local found = redis.call('TYPE', key).ok
  if found ~= 'none' and found ~= expected then return key .. ' is a ' .. found .. ', not a ' .. expected end
end

local wrong = misfit(stock, 'string') or misfit(user, 'set') or misfit(sale, 'hash')
if wrong then return all('not_started', wrong) end

local raw = redis.call('GET', stock)
if not raw then
  -- A later SET begins a new round, whatever the number is.
  if redis.call('EXISTS', sale) == 1 then redis.call('HSET', sale, 'free', -1) end
  return all('not_started')
end
if not (raw == '0' or raw:match('^[1-9]%d*$')) or #raw > 15 then
  return all('not_started', stock .. ' is not a whole number from 0: ' .. raw:sub(1, 40))
end

local round, initial, starts_at, ends_at, limit, activity_id, free, held_units, sold_units, by_hand = unpack(redis.call(
  'HMGET', sale, 'round', 'initial', 'starts_at', 'ends_at', 'limit', 'activity_id', 'free', 'held', 'sold', 'by_hand'))

-- A sale that was opened with terms has an expiry far off on its stock: a SET takes that away, even one that writes
-- the very number that was left.
if not round or free ~= raw or (by_hand == '0' and redis.call('PTTL', stock) == -1) then
  -- At least the time, so that a round is no former one even when the sale hash was lost.
  round = string.format('%.0f', math.max((tonumber(round) or 0) + 1, now))
  initial, starts_at, ends_at, limit, activity_id, free, held_units, sold_units, by_hand =
    raw, ARGV[1], '', '1', '0', raw, '0', '0', '1'
  redis.call('HSET', sale, 'round', round, 'initial', initial, 'starts_at', starts_at, 'ends_at', ends_at,
    'limit', limit, 'activity_id', activity_id, 'free', free, 'held', 0, 'sold', 0, 'over', 0, 'by_hand', by_hand)
end

if attempts == 0 then return { '', free, initial, starts_at, ends_at, limit, activity_id, held_units, sold_units } end

-- A sale by hand runs at once: the clocks of two services may differ by more than it is old.
if by_hand == '0' and now < tonumber(starts_at) then return all('not_started') end
if ends_at ~= '' and now >= tonumber(ends_at) then return all('ended') end

local left = tonumber(free)
if left > 0 then
  wrong = misfit(claims, 'hash') or misfit(pending, 'zset') or misfit(latest, 'hash')
end
wrong = wrong or misfit(held, 'hash')
if wrong then return all('not_started', wrong) end

local DIGITS = '0123456789abcdefghijklmnopqrstuvwxyz'
local function base36(number)
  local text = ''
  repeat
    local digit = number % 36
    text = DIGITS:sub(digit + 1, digit + 1) .. text
    number = math.floor(number / 36)
  until number == 0
  return text
end

-- Commands take the batch at once, as each of them costs more than what it does for a buyer.
local function each_of(list, take)
  local found = {}
  for from = 1, #list, 1000 do
    for _, one in ipairs(take(from, math.min(from + 999, #list))) do found[#found + 1] = one end
  end
  return found
end
local function put(command, key, values)
  for from = 1, #values, 2000 do redis.call(command, key, unpack(values, from, math.min(from + 1999, #values))) end
end

local ids, suffix = {}, '-' .. sku .. '-'
for i = 1, attempts do ids[i] = ARGV[1 + 2 * i] end

-- The set of buyers is the truth: whoever is not in it holds nothing, whatever is written elsewhere. A buyer whom a
-- hand put there has no order number.
local in_set = each_of(ids, function(from, to) return redis.call('SMISMEMBER', user, unpack(ids, from, to)) end)
local holders, numbers_of = {}, {}
for i, id in ipairs(ids) do
  if in_set[i] == 1 then holders[#holders + 1] = id end
end
local texts = each_of(holders, function(from, to) return redis.call('HMGET', held, unpack(holders, from, to)) end)
for i, id in ipairs(holders) do
  local numbers = {}
  for each in (texts[i] or ''):gmatch('%S+') do numbers[#numbers + 1] = each end
  numbers_of[id] = numbers
end

-- A number is never used twice: most attempts of one moment have the same ending, and none of them is taken.
local ending, wanted, is_taken = base36(now), {}, {}
if left > 0 then
  for i, id in ipairs(ids) do wanted[i] = 'SK-' .. id .. suffix .. ending end
  local claimed = each_of(wanted, function(from, to) return redis.call('HMGET', claims, unpack(wanted, from, to)) end)
  for i, order_no in ipairs(wanted) do is_taken[order_no] = claimed[i] and true or nil end
end
local function order_no_of(i)
  local order_no, attempt = wanted[i], now
  while is_taken[order_no] or (attempt > now and redis.call('HEXISTS', claims, order_no) == 1) do
    attempt = attempt + 1
    order_no = 'SK-' .. ids[i] .. suffix .. base36(attempt)
  end
  is_taken[order_no] = true
  return order_no
end

local last = left > 0 and redis.call('ZREVRANGE', pending, 0, 0, 'WITHSCORES')[2] or 0
local answer, taken, most = { '' }, 0, tonumber(limit)
local of_claims, of_pending, of_latest, winners = {}, {}, {}, {}
for i, id in ipairs(ids) do
  local numbers = numbers_of[id]
  if numbers and (#numbers == 0 or #numbers >= most) then
    answer[i + 1] = 'already_bought ' .. (numbers[#numbers] or '')
  elseif taken >= left then
    answer[i + 1] = 'sold_out'
  else
    local order_no = order_no_of(i)
    taken = taken + 1
    if not numbers then
      numbers = {}
      numbers_of[id] = numbers
    end
    numbers[#numbers + 1] = order_no
    local at = 2 * taken - 1
    of_claims[at], of_claims[at + 1] = order_no, table.concat({ 'pending', id, ARGV[1], round, ARGV[2 + 2 * i] }, ' ')
    of_pending[at], of_pending[at + 1] = last + taken, order_no
    of_latest[at], of_latest[at + 1] = id, order_no
    winners[taken] = id
    answer[i + 1] = 'reserved ' .. order_no
  end
end

if taken > 0 then
  local of_held = {}
  for i, id in ipairs(winners) do of_held[2 * i - 1], of_held[2 * i] = id, table.concat(numbers_of[id], ' ') end
  put('SADD', user, winners)
  put('HSET', held, of_held)
  put('HSET', latest, of_latest)
  put('HSET', claims, of_claims)
  put('ZADD', pending, of_pending)
  redis.call('DECRBY', stock, taken)
  redis.call('HINCRBY', sale, 'free', -taken)
  redis.call('HINCRBY', sale, 'held', taken)
end
return answer
