import type { DatabaseSync } from "node:sqlite";
import type { SeckillClaim } from "../../application/ports/seckill-stock.ts";
import type { HeldPlaces } from "../../domain/seckill.ts";

/** The tables seckill_claims and seckill_buyers. */
export interface ClaimTable {
  held(skuId: number, userId: number): HeldPlaces;
  isTaken(orderNo: string): boolean;
  /** Adds a pending claim and the buyer who holds the place. */
  add(claim: Omit<SeckillClaim, "state">): void;
  find(orderNo: string): SeckillClaim | undefined;
  latest(userId: number, skuId: number): SeckillClaim | undefined;
  pending(limit: number): SeckillClaim[];
  confirm(orderNos: readonly string[], now: number): void;
  /** False when it was released before, or is unknown. */
  markReleased(orderNo: string): boolean;
  /** False when it was sold or released before, or is unknown. */
  markSold(orderNo: string): boolean;
  /** Ends the hold; false when the place is no longer held, as after a new round was prepared. */
  forgetBuyer(claim: SeckillClaim): boolean;
}

interface ClaimRow {
  order_no: string;
  user_id: number;
  sku_id: number;
  state: SeckillClaim["state"];
  claimed_at: number;
  headers: string;
}

function toClaim(row: unknown): SeckillClaim {
  const { order_no, user_id, sku_id, state, claimed_at, headers } = row as ClaimRow;
  return {
    orderNo: order_no,
    userId: user_id,
    skuId: sku_id,
    state,
    claimedAt: claimed_at,
    headers: JSON.parse(headers),
  };
}

function prepareStatements(database: DatabaseSync) {
  return {
    // An aggregate, as it answers in one step however many places there are. max() is the latest place, since
    // attempts of one buyer and SKU have the same length until the year 2059.
    held: database.prepare(
      "select count(*) as count, coalesce(max(order_no), '') as orderNo from seckill_buyers where sku_id = ? and user_id = ?",
    ),
    isTaken: database.prepare("select 1 from seckill_claims where order_no = ?"),
    addBuyer: database.prepare("insert into seckill_buyers (sku_id, user_id, order_no) values (?, ?, ?)"),
    addClaim: database.prepare(
      `insert into seckill_claims (order_no, user_id, sku_id, state, claimed_at, headers) values (?, ?, ?, 'pending', ?, ?)`,
    ),
    find: database.prepare("select * from seckill_claims where order_no = ?"),
    // By time first: one that was lost and written again is no newer for that.
    latest: database.prepare(
      "select * from seckill_claims where user_id = ? and sku_id = ? order by claimed_at desc, seq desc limit 1",
    ),
    pending: database.prepare("select * from seckill_claims where state = 'pending' order by seq limit ?"),
    confirm: database.prepare(
      `update seckill_claims set state = 'handed_on', handed_at = ?
       where state = 'pending' and order_no in (select value from json_each(?))`,
    ),
    markReleased: database.prepare(
      "update seckill_claims set state = 'released' where order_no = ? and state <> 'released'",
    ),
    markSold: database.prepare(
      "update seckill_claims set state = 'sold' where order_no = ? and state in ('pending', 'handed_on')",
    ),
    forgetBuyer: database.prepare("delete from seckill_buyers where sku_id = ? and user_id = ? and order_no = ?"),
  };
}

/** The tables on an open connection whose schema is there. */
export function createClaimTable(database: DatabaseSync): ClaimTable {
  const statements = prepareStatements(database);
  const one = (row: unknown) => (row === undefined ? undefined : toClaim(row));
  return {
    held: (skuId, userId) => statements.held.get(skuId, userId) as unknown as HeldPlaces,
    isTaken: (orderNo) => statements.isTaken.get(orderNo) !== undefined,
    add: ({ orderNo, userId, skuId, claimedAt, headers }) => {
      statements.addBuyer.run(skuId, userId, orderNo);
      statements.addClaim.run(orderNo, userId, skuId, claimedAt, JSON.stringify(headers));
    },
    find: (orderNo) => one(statements.find.get(orderNo)),
    latest: (userId, skuId) => one(statements.latest.get(userId, skuId)),
    pending: (limit) => statements.pending.all(limit).map(toClaim),
    confirm: (orderNos, now) => void statements.confirm.run(now, JSON.stringify(orderNos)),
    markReleased: (orderNo) => statements.markReleased.run(orderNo).changes === 1,
    markSold: (orderNo) => statements.markSold.run(orderNo).changes === 1,
    forgetBuyer: ({ skuId, userId, orderNo }) => statements.forgetBuyer.run(skuId, userId, orderNo).changes === 1,
  };
}
