-- The present round of a sale and its claims by state, at one moment. Changes nothing. A sale of so many claims that
-- counting would hold up buyers is not counted.
--
-- KEYS 1 stock, 2 sale, 3 claims
-- ARGV 1 most claims to count
-- Returns { stock or "", expiry of the stock in ms or -1, claims there are, of them held or -1, sold or -1,
--         then of the sale: round, initial, free, held, sold, limit, by_hand }; what it does not have is "".
local stock, sale, claims = unpack(KEYS)
local round, initial, free, held, sold, limit, by_hand =
  unpack(redis.call('HMGET', sale, 'round', 'initial', 'free', 'held', 'sold', 'limit', 'by_hand'))
local size = redis.call('HLEN', claims)
local counted_held, counted_sold = -1, -1
if size <= tonumber(ARGV[1]) then
  counted_held, counted_sold = 0, 0
  for _, claim in ipairs(redis.call('HVALS', claims)) do
    local state, of_round = claim:match('^(%S+) %S+ %S+ (%S+) ')
    if of_round == round then
      if state == 'sold' then counted_sold = counted_sold + 1 end
      if state == 'pending' or state == 'handed_on' then counted_held = counted_held + 1 end
    end
  end
end
return { redis.call('GET', stock) or '', redis.call('PTTL', stock), size, counted_held, counted_sold,
  round or '', initial or '', free or '', held or '', sold or '', limit or '', by_hand or '' }
