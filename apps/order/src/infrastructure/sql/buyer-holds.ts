import { places, runPlain, selectIn } from "@mall/storage";
import { type Kysely, MysqlAdapter, type Selectable, sql } from "kysely";
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

const ADD_MYSQL = "on duplicate key update unpaid = unpaid + values(unpaid)";
const ADD_SQLITE = "on conflict (user_id) do update set unpaid = buyer_holds.unpaid + excluded.unpaid";

/**
 * Adds to the unpaid orders of many buyers in one statement, whether they have a row or not. It locks their rows until
 * the transaction ends, in the order of their ids, so that two batches wait for each other and never in a circle.
 */
export async function addHolds(trx: Kysely<OrderDatabase>, counts: ReadonlyMap<number, number>): Promise<void> {
  if (counts.size === 0) return;
  const rows = [...counts].sort(([a], [b]) => a - b);
  const insert = `insert into buyer_holds (user_id, unpaid) values ${places(rows.length, "(?, ?)")}`;
  const isMysql = trx.getExecutor().adapter instanceof MysqlAdapter;
  await runPlain(trx, `${insert} ${isMysql ? ADD_MYSQL : ADD_SQLITE}`, rows.flat());
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
  const text = "select user_id, unpaid, strikes, last_strike_at from buyer_holds where user_id in";
  const rows = await selectIn<Selectable<OrderDatabase["buyer_holds"]>>(db, text, userIds);
  const holdsOf = ({ unpaid, strikes, last_strike_at: lastStrikeAt }: (typeof rows)[number]): Holds => {
    return { unpaid, strikes, lastStrikeAt };
  };
  return new Map(rows.map((row) => [row.user_id, holdsOf(row)]));
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
