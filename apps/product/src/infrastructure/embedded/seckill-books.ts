import type { DatabaseSync } from "node:sqlite";
import type { Clock } from "@mall/kernel";
import { createTransaction } from "@mall/storage";
import type { AdoptOutcome, HandedClaim, LostPlace, SeckillBooks } from "../../application/ports/seckill-books.ts";
import type { ClaimState } from "../../domain/seckill.ts";
import { createPrune } from "./prune-claims.ts";
import { createSaleAudit } from "./sale-audit.ts";

function prepareStatements(database: DatabaseSync) {
  return {
    handedOn: database.prepare(
      `select order_no as orderNo, sku_id as skuId, handed_at as handedAt from seckill_claims
       where state = 'handed_on' and handed_at < ? and (handed_at, order_no) > (?, ?)
       order by handed_at, order_no limit ?`,
    ),
    pendingOf: database.prepare(
      `select order_no as orderNo from seckill_claims where state = 'pending' and sku_id = ? order by seq desc limit ?`,
    ),
    handedOf: database.prepare(
      `select order_no as orderNo from seckill_claims
       where state = 'handed_on' and sku_id = ? order by handed_at desc limit ?`,
    ),
    states: database.prepare(
      "select order_no as orderNo, state from seckill_claims where order_no in (select value from json_each(?))",
    ),
    reopen: database.prepare(
      `update seckill_claims set state = 'pending'
       where state = 'handed_on' and order_no in (select value from json_each(?)) returning order_no as orderNo`,
    ),
    round: database.prepare("select opened_at as openedAt from seckill_stock where sku_id = ?"),
    addClaim: database.prepare(
      `insert into seckill_claims (order_no, user_id, sku_id, state, claimed_at, headers, handed_at)
       values (?, ?, ?, ?, ?, '{}', ?) on conflict do nothing`,
    ),
    addBuyer: database.prepare("insert or ignore into seckill_buyers (sku_id, user_id, order_no) values (?, ?, ?)"),
    take: database.prepare("update seckill_stock set free = free - 1 where sku_id = ? and free > 0"),
    oversell: database.prepare("update seckill_stock set over = over + 1 where sku_id = ?"),
  };
}

/** The books of the sales on an SQLite connection whose schema is there. */
export function createEmbeddedSeckillBooks(database: DatabaseSync, clock: Clock): SeckillBooks {
  const statements = prepareStatements(database);
  const transaction = createTransaction(database);

  const adopt = ({ orderNo, userId, skuId, claimedAt, state }: LostPlace): AdoptOutcome => {
    const round = statements.round.get(skuId) as { openedAt: number } | undefined;
    if (!round) return "no_sale";
    if (round.openedAt > claimedAt) return "other_round";
    const { changes } = statements.addClaim.run(orderNo, userId, skuId, state, claimedAt, clock.now());
    if (changes === 0) return "known";
    statements.addBuyer.run(skuId, userId, orderNo);
    if (statements.take.run(skuId).changes === 1) return "adopted";
    statements.oversell.run(skuId);
    return "oversold";
  };

  return {
    handedOn: async ({ before, after, limit }) => {
      const rows = statements.handedOn.all(before, after?.handedAt ?? -1, after?.orderNo ?? "", limit);
      const claims = (rows as unknown as HandedClaim[]).map((row) => ({ ...row }));
      return { claims, next: claims.length < limit ? undefined : claims.at(-1) };
    },
    unsettled: async (skuId, limit) => {
      const rows = [...statements.pendingOf.all(skuId, limit), ...statements.handedOf.all(skuId, limit)];
      return (rows as { orderNo: string }[]).map(({ orderNo }) => orderNo);
    },
    statesOf: async (orderNos) => {
      const rows = statements.states.all(JSON.stringify(orderNos)) as { orderNo: string; state: ClaimState }[];
      return new Map(rows.map(({ orderNo, state }) => [orderNo, state]));
    },
    reopen: async (orderNos) =>
      statements.reopen.all(JSON.stringify(orderNos)).map((row) => (row as { orderNo: string }).orderNo),
    adopt: async (place) => transaction(() => adopt(place)),
    audit: createSaleAudit(database),
    tidy: createPrune(database),
  };
}
