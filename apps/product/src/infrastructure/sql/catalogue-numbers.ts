import { type Kysely, sql } from "kysely";
import type { ProductDatabase } from "./schema.ts";

/**
 * Draws ids that nobody had before for so many new rows, in the transaction that writes them: whoever else draws waits. What
 * was written with an id of its own, the first products, is passed over.
 */
export async function drawNumbers(
  trx: Kysely<ProductDatabase>,
  name: "products" | "skus",
  count: number,
): Promise<() => number> {
  if (count === 0) return () => 0;
  const row = trx.updateTable("catalogue_numbers").where("name", "=", name);
  await row.set({ highest: sql<number>`highest + ${count}` }).execute();
  const numbers = trx.selectFrom("catalogue_numbers").select("highest").where("name", "=", name);
  const drawn = (await numbers.executeTakeFirstOrThrow()).highest - count;
  const rows = trx.selectFrom(name).select(({ fn }) => fn.max<number | null>("id").as("highest"));
  const present = (await rows.executeTakeFirstOrThrow()).highest ?? 0;
  let last = Math.max(drawn, present);
  await row.set({ highest: last + count }).execute();
  return () => {
    last += 1;
    return last;
  };
}
