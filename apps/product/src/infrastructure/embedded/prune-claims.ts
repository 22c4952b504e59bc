import type { DatabaseSync } from "node:sqlite";
import type { SeckillBooks } from "../../application/ports/seckill-books.ts";

interface OldClaim {
  orderNo: string;
  claimedAt: number;
  isHeld: number;
}

function prepareStatements(database: DatabaseSync) {
  return {
    old: database.prepare(
      `select order_no as orderNo, claimed_at as claimedAt, exists (
         select 1 from seckill_buyers b
         where b.sku_id = c.sku_id and b.user_id = c.user_id and b.order_no = c.order_no) as isHeld
       from seckill_claims c
       where state in ('sold', 'released') and claimed_at < ? and (claimed_at, order_no) > (?, ?)
       order by claimed_at, order_no limit ?`,
    ),
    delete: database.prepare(
      `delete from seckill_claims where state in ('sold', 'released')
       and order_no in (select value from json_each(?))`,
    ),
  };
}

/** Goes through the settled claims that are old, oldest first, and deletes those whose round is over. */
export function createPrune(database: DatabaseSync): SeckillBooks["tidy"] {
  const statements = prepareStatements(database);
  const beginning = { claimedAt: -1, orderNo: "" };
  let after: Pick<OldClaim, "claimedAt" | "orderNo"> = beginning;

  return async ({ settledBefore, limit }) => {
    if (settledBefore === undefined) return { pruned: 0, relisted: [] };
    const rows = statements.old.all(settledBefore, after.claimedAt, after.orderNo, limit) as unknown as OldClaim[];
    after = rows.length < limit ? beginning : (rows.at(-1) ?? beginning);
    // A place of the present round keeps its claim: the books are held against it. A round that is over never comes back.
    const gone = rows.filter(({ isHeld }) => isHeld === 0).map(({ orderNo }) => orderNo);
    return { pruned: Number(statements.delete.run(JSON.stringify(gone)).changes), relisted: [] };
  };
}
