import { chunksOf } from "@mall/kernel";
import { type Kysely, sql } from "kysely";
import type { ProductEdit, StockedProduct } from "../../domain/catalogue-edit.ts";
import { drawNumbers } from "./catalogue-numbers.ts";
import { stockedByIds } from "./catalogue-staff-reads.ts";
import { requireCategories, requireKnown, requireOwnSkus } from "./edit-checks.ts";
import { manyTexts, noteAllTerms } from "./product-terms.ts";
import type { ProductDatabase } from "./schema.ts";
import { type Numbered, writeProducts, writeSkus } from "./write-edits.ts";

type Database = Kysely<ProductDatabase>;

/** Ids of one statement. */
const MOST = 500;

/** Writes products in a transaction; answers them in the order of the edits. @throws Refused. */
export async function editProducts(
  trx: Database,
  edits: readonly ProductEdit[],
  now: number,
): Promise<StockedProduct[]> {
  const known = edits.flatMap(({ id }) => (id === undefined ? [] : [id]));
  // Locks the products first: what is read of them after stays true.
  await raiseRevisions(trx, known);
  await requireKnown(trx, edits);
  await requireCategories(trx, edits);
  const before = await manyTexts(trx, known);
  const skus = await trx
    .selectFrom("skus")
    .select(["id", "product_id"])
    .where("product_id", "in", [0, ...known])
    .execute();
  requireOwnSkus(edits, new Map(skus.map((sku) => [sku.id, sku.product_id])));
  const numbered = await withNumbers(trx, edits);
  await withdrawOthers(
    trx,
    skus.map((sku) => sku.id),
    numbered,
  );
  await writeProducts(trx, numbered, now);
  await writeSkus(trx, numbered);
  const ids = numbered.map(({ id }) => id);
  await noteAllTerms(trx, ids, before);
  const written = new Map((await stockedByIds(trx, ids)).map((product) => [product.id, product]));
  return ids.flatMap((id) => written.get(id) ?? []);
}

async function raiseRevisions(trx: Database, ids: readonly number[]): Promise<void> {
  // In one order for all, so that two who edit wait for each other and never in a circle.
  for (const some of chunksOf(
    [...ids].sort((a, b) => a - b),
    MOST,
  )) {
    const raised = trx.updateTable("products").set({ revision: sql<number>`revision + 1` });
    await raised.where("id", "in", some).where("on_sale", "=", 1).execute();
  }
}

async function withNumbers(trx: Database, edits: readonly ProductEdit[]): Promise<Numbered[]> {
  const newSkus = edits.reduce((sum, { skus }) => sum + skus.filter(({ id }) => id === undefined).length, 0);
  const productIds = await drawNumbers(trx, "products", edits.filter(({ id }) => id === undefined).length);
  const skuIds = await drawNumbers(trx, "skus", newSkus);
  const number = <T extends { id: number | undefined }>(of: T, next: () => number) => ({
    ...{ ...of, id: of.id ?? next(), isNew: of.id === undefined },
  });
  return edits.map((edit) => ({ ...number(edit, productIds), skus: edit.skus.map((sku) => number(sku, skuIds)) }));
}

async function withdrawOthers(trx: Database, present: readonly number[], edits: readonly Numbered[]): Promise<void> {
  const named = new Set(edits.flatMap(({ skus }) => skus.map(({ id }) => id)));
  const others = present.filter((id) => !named.has(id)).sort((a, b) => a - b);
  for (const some of chunksOf(others, MOST)) {
    await trx.updateTable("skus").set({ on_sale: 0 }).where("id", "in", some).execute();
  }
}
