import { type Kysely, MysqlAdapter, sql } from "kysely";
import type { Holds } from "../../domain/order/holds.ts";
import type { OrderDatabase } from "./database.ts";

/** Takes a place among the buyer's unpaid orders; false when `maxUnpaid` (0: any number) are taken. */
export async function takeHold(trx: Kysely<OrderDatabase>, userId: number, maxUnpaid: number): Promise<boolean> {
  if (await takeOne(trx, userId, maxUnpaid)) return true;
  // Nearly always the buyer's first order.
  await addHolds(trx, new Map([[userId, 0]]));
  return await takeOne(trx, userId, maxUnpaid);
}

async function takeOne(trx: Kysely<OrderDatabase>, userId: number, maxUnpaid: number): Promise<boolean> {
  const mine = trx
    .updateTable("buyer_holds")
    .set((row) => ({ unpaid: row("unpaid", "+", 1) }))
    .where("user_id", "=", userId);
  const { numUpdatedRows } = await (maxUnpaid > 0 ? mine.where("unpaid", "<", maxUnpaid) : mine).executeTakeFirst();
  return numUpdatedRows === 1n;
}

/**
 * Adds to the unpaid orders of many buyers in one statement, whether they have a row or not. It locks their rows until
 * the transaction ends, in the order of their ids, so that two batches wait for each other and never in a circle.
 */
export async function addHolds(trx: Kysely<OrderDatabase>, counts: ReadonlyMap<number, number>): Promise<void> {
  if (counts.size === 0) return;
  const rows = [...counts].sort(([a], [b]) => a - b).map(([user_id, unpaid]) => ({ user_id, unpaid }));
  const insert = trx.insertInto("buyer_holds").values(rows);
  if (trx.getExecutor().adapter instanceof MysqlAdapter) {
    await insert.onDuplicateKeyUpdate({ unpaid: sql`unpaid + values(unpaid)` }).execute();
  } else {
    const unpaid = sql<number>`buyer_holds.unpaid + excluded.unpaid`;
    await insert.onConflict((conflict) => conflict.column("user_id").doUpdateSet({ unpaid })).execute();
  }
}

/** Gives places back: so many of each buyer, who all have a row. */
export async function dropHolds(trx: Kysely<OrderDatabase>, counts: ReadonlyMap<number, number>): Promise<void> {
  if (counts.size === 0) return;
  await trx
    .updateTable("buyer_holds")
    .set((row) => ({ unpaid: row("unpaid", "-", ofEach(counts)) }))
    .where("user_id", "in", idsOf(counts))
    .execute();
}

/** So many strikes of each buyer at a time (epoch milliseconds), beside earlier ones that are younger than `since`. */
export async function addStrikes(
  trx: Kysely<OrderDatabase>,
  counts: ReadonlyMap<number, number>,
  { at, since }: { at: number; since: number },
): Promise<void> {
  if (counts.size === 0) return;
  await trx
    .updateTable("buyer_holds")
    .set({
      // Set before the column that it looks at: MySQL reads what was set to its left.
      strikes: sql`case when last_strike_at > ${since} then strikes else 0 end + ${ofEach(counts)}`,
      last_strike_at: at,
    })
    .where("user_id", "in", idsOf(counts))
    .execute();
}

/** How buyers stand. */
export async function readHolds(db: Kysely<OrderDatabase>, userIds: readonly number[]): Promise<Map<number, Holds>> {
  if (userIds.length === 0) return new Map();
  const rows = await db.selectFrom("buyer_holds").selectAll().where("user_id", "in", userIds).execute();
  return new Map(
    rows.map(({ user_id, unpaid, strikes, last_strike_at }) => [
      user_id,
      { unpaid, strikes, lastStrikeAt: last_strike_at },
    ]),
  );
}

const idsOf = (counts: ReadonlyMap<number, number>) => [...counts.keys()].sort((a, b) => a - b);

function ofEach(counts: ReadonlyMap<number, number>) {
  const [only, ...others] = new Set(counts.values());
  if (only !== undefined && others.length === 0) return sql<number>`${only}`;
  const cases = [...counts].map(([userId, count]) => sql`when ${userId} then ${count}`);
  return sql<number>`case user_id ${sql.join(cases, sql` `)} else 0 end`;
}

/** How many of the rows each buyer has. */
export function countByUser(rows: readonly { userId: number }[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const { userId } of rows) counts.set(userId, (counts.get(userId) ?? 0) + 1);
  return counts;
}
