import { chunksOf } from "@mall/kernel";
import { insertIgnore, inTransaction } from "@mall/storage";
import { type Kysely, sql } from "kysely";
import type { ProductDatabase } from "./schema.ts";
import { type ProductTexts, termsOf } from "./search-terms.ts";

type Database = Kysely<ProductDatabase>;

/** Products of one transaction when many are noted. */
const PAGE_SIZE = 200;
/** Terms of one statement. */
const MOST = 500;

/** What a product is found by now, on sale or not; undefined: there is none. */
export async function textsOf(db: Database, id: number): Promise<ProductTexts | undefined> {
  return (await manyTexts(db, [id])).get(id);
}

/** Notes what a product is found by, in the transaction that changed it. @param before its texts until then */
export async function noteTerms(trx: Database, id: number, before: ProductTexts | undefined): Promise<void> {
  await noteAllTerms(trx, [id], before ? new Map([[id, before]]) : new Map());
}

/** The same for some products. @param before what `manyTexts` said of them until then */
export async function noteAllTerms(
  trx: Database,
  ids: readonly number[],
  before: ReadonlyMap<number, ProductTexts>,
): Promise<void> {
  const texts = await manyTexts(trx, ids);
  for (const [id, own] of texts) {
    const former = before.get(id);
    if (former) await forgetTerms(trx, id, { former, present: own });
  }
  await insertTerms(trx, texts);
  for (const some of chunksOf(ids, MOST)) {
    await trx.updateTable("products").set({ terms_revision: currentRevision }).where("id", "in", some).execute();
  }
}

async function forgetTerms(trx: Database, id: number, texts: { former: ProductTexts; present: ProductTexts }) {
  const terms = new Set(termsOf(texts.present));
  const gone = termsOf(texts.former).filter((term) => !terms.has(term));
  // What another change leaves behind does no harm: texts are looked at all the same.
  for (const some of chunksOf(gone, MOST)) {
    await trx.deleteFrom("product_terms").where("product_id", "=", id).where("term", "in", some).execute();
  }
}

/**
 * Notes the terms of all products on sale that came, or changed, without them: those of an older version, and by other
 * hands. Several processes may do it at once; it ends early once `isClosing`. Answers how many were noted.
 */
export async function noteMissingTerms(db: Database, isClosing: () => boolean = () => false): Promise<number> {
  let count = 0;
  for (let last: number | undefined = 0; last !== undefined && !isClosing(); ) {
    const page: number[] = await missingAfter(db, last);
    if (page.length > 0) await inTransaction(db, (trx) => noteMany(trx, page));
    count += page.length;
    last = page.at(-1);
  }
  return count;
}

/** Whether every product on sale is found by its terms. */
export async function hasAllTerms(db: Database): Promise<boolean> {
  const missing = db.selectFrom("products").select("id").where("on_sale", "=", 1).where("terms_revision", "=", 0);
  return (await missing.limit(1).executeTakeFirst()) === undefined;
}

const currentRevision = sql<number>`revision`;

async function missingAfter(db: Database, id: number): Promise<number[]> {
  const rows = await db
    .selectFrom("products")
    .select("id")
    .where("on_sale", "=", 1)
    .whereRef("terms_revision", "<>", "revision")
    .where("id", ">", id)
    .orderBy("id")
    .limit(PAGE_SIZE)
    .execute();
  return rows.map((row) => row.id);
}

// A change that is under way meanwhile holds its product, or waits here: whichever is last notes what is then.
async function noteMany(trx: Database, ids: readonly number[]): Promise<void> {
  await trx.updateTable("products").set({ terms_revision: currentRevision }).where("id", "in", ids).execute();
  await insertTerms(trx, await manyTexts(trx, ids));
}

/** What products are found by now, on sale or not, by their ids. */
export async function manyTexts(db: Database, ids: readonly number[]): Promise<Map<number, ProductTexts>> {
  if (ids.length === 0) return new Map();
  const products = db.selectFrom("products").select(["id", "name", "description"]).where("id", "in", ids);
  const skus = db.selectFrom("skus").select(["product_id", "name"]).where("product_id", "in", ids);
  const onSale = await skus.where("on_sale", "=", 1).execute();
  const byProduct = Map.groupBy(onSale, ({ product_id: id }) => id);
  const rows = await products.execute();
  return new Map(rows.map(({ id, ...texts }) => [id, { ...texts, skus: byProduct.get(id) ?? [] }]));
}

async function insertTerms(trx: Database, texts: ReadonlyMap<number, ProductTexts>): Promise<void> {
  const rows = [...texts].flatMap(([id, own]) => termsOf(own).map((term) => ({ term, product_id: id })));
  // In the order of the key: neighbours are written together, and two who write the same do not wait for each other.
  rows.sort((left, right) => (left.term < right.term ? -1 : left.term > right.term ? 1 : 0));
  await insertIgnore(trx, "product_terms", rows);
}
