import { chunksOf } from "@mall/kernel";
import { caseOf } from "@mall/storage";
import { type Kysely, sql } from "kysely";
import type { PriceEdit } from "../../domain/catalogue-edit.ts";
import { Refused } from "./edit-checks.ts";
import type { ProductDatabase } from "./schema.ts";

type Database = Kysely<ProductDatabase>;

/** SKUs of one statement. */
const MOST = 200;

/** Sets prices in a transaction; answers the products that changed. @throws Refused when a price is another than was read. */
export async function writePrices(
  trx: Database,
  prices: readonly PriceEdit[],
): Promise<{ id: number; revision: number }[]> {
  const ordered = prices.toSorted((a, b) => a.skuId - b.skuId);
  for (const some of chunksOf(ordered, MOST)) await writeSome(trx, some);
  const skuIds = ordered.map(({ skuId }) => skuId);
  const changed = trx
    .selectFrom("skus")
    .select("product_id")
    .distinct()
    .where("id", "in", skuIds)
    .orderBy("product_id");
  const ids = (await changed.execute()).map((row) => row.product_id);
  for (const some of chunksOf(ids, MOST)) await followPrices(trx, some);
  return await trx.selectFrom("products").select(["id", "revision"]).where("id", "in", ids).orderBy("id").execute();
}

async function writeSome(trx: Database, prices: readonly PriceEdit[]): Promise<void> {
  const before = caseOf("id", new Map(prices.map(({ skuId, beforeCents }) => [skuId, beforeCents])));
  const after = caseOf("id", new Map(prices.map(({ skuId, priceCents }) => [skuId, priceCents])));
  const { numUpdatedRows } = await trx
    .updateTable("skus")
    .set({ price_cents: after })
    .where(
      "id",
      "in",
      prices.map(({ skuId }) => skuId),
    )
    .where("on_sale", "=", 1)
    .where("price_cents", "=", before)
    .executeTakeFirstOrThrow();
  if (numUpdatedRows !== BigInt(prices.length)) throw new Refused({ kind: "changed", index: 0 });
}

/** Products show the price of their first SKU. Their terms are what they were. */
async function followPrices(trx: Database, ids: readonly number[]): Promise<void> {
  const first = sql<number>`coalesce((select s.price_cents from skus s
    where s.product_id = products.id and s.on_sale = 1 order by s.id limit 1), price_cents)`;
  const terms = sql<number>`case when terms_revision = revision then revision + 1 else terms_revision end`;
  // In this order: MySQL reads what was set before it in the same statement.
  const follow = trx
    .updateTable("products")
    .set({ price_cents: first, terms_revision: terms, revision: sql<number>`revision + 1` });
  await follow.where("id", "in", ids).execute();
}
