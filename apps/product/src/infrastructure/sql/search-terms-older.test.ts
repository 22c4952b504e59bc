import assert from "node:assert/strict";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { migrateDown, migrateToLatest, openSqlite } from "@mall/storage";
import { createRecordingLogger, eventually, temporaryDirectory } from "@mall/testkit";
import { noTracing } from "@mall/tracing";
import { keepTerms } from "./keep-terms.ts";
import { productMigrations } from "./migrations.ts";
import { hasAllTerms, noteMissingTerms } from "./product-terms.ts";
import type { ProductDatabase } from "./schema.ts";
import { createSqlSearch } from "./search.ts";
import { product, searchStageOf } from "./search-stage.fixture.ts";

/** More than are noted in one transaction. */
const PRODUCTS = 450;

/** The migration that brought them. */
const TERMS = "008_search_terms";

/** A data directory that a version without terms has made, as this version finds it. */
async function openOlder(t: TestContext) {
  const directory = temporaryDirectory();
  const db = openSqlite<ProductDatabase>({ file: join(directory.path, "db_product.sqlite"), tracing: noTracing });
  t.after(async () => {
    await db.destroy();
    directory.remove();
  });
  const older = Object.entries(productMigrations.migrations).filter(([name]) => name < TERMS);
  await migrateToLatest(db, { ...productMigrations, migrations: Object.fromEntries(older) });
  const { search } = searchStageOf({ db, close: async () => {} });
  await search.put(Array.from({ length: PRODUCTS }, (_, at) => product(at + 1, at % 2 ? "莲藕粉" : "土豆", "100%")));
  await migrateToLatest(db, productMigrations);
  const found = async (words: string) => {
    const all = { words, categoryId: undefined, minPriceCents: undefined, maxPriceCents: undefined };
    return (await createSqlSearch(db).search({ ...all, sort: "best", page: 1, pageSize: 10 })).total;
  };
  return { db, found };
}

test("products of an older version are found before and after their terms are noted, once", async (t) => {
  const { db, found } = await openOlder(t);
  const before = [await found("莲藕"), await found("100"), await found("马铃薯"), await found("藕土")];
  assert.deepEqual([await hasAllTerms(db), before], [false, [PRODUCTS / 2, PRODUCTS, PRODUCTS / 2, 0]]);
  assert.equal(await noteMissingTerms(db), PRODUCTS);
  const after = [await found("莲藕"), await found("100"), await found("马铃薯"), await found("藕土")];
  assert.deepEqual([await hasAllTerms(db), after, await noteMissingTerms(db)], [true, before, 0]);
});

test("the service notes them in the background, and says so; once told to stop it does no more", async (t) => {
  const { db } = await openOlder(t);
  assert.equal(await noteMissingTerms(db, () => true), 0);
  const logger = createRecordingLogger();
  const kept = keepTerms(db, logger);
  await eventually(async () => assert.ok(await hasAllTerms(db)));
  await kept.stop();
  assert.deepEqual(logger.lines, ["products without search terms have them now"]);
});

test("the older version works with what is left when the migration is taken back", async (t) => {
  const { db } = await openOlder(t);
  await noteMissingTerms(db);
  const newer = Object.keys(productMigrations.migrations).filter((name) => name >= TERMS);
  for (const _ of newer) await migrateDown(db, productMigrations);
  const rows = await db.selectFrom("products").selectAll().execute();
  assert.deepEqual([rows.length, "terms_revision" in (rows[0] ?? {})], [PRODUCTS, false]);
  await migrateToLatest(db, productMigrations);
  assert.equal(await noteMissingTerms(db), PRODUCTS);
});
