import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { createManualClock } from "@mall/testkit";
import { noTracing } from "@mall/tracing";
import fc from "fast-check";
import type { Kysely } from "kysely";
import type { SearchQuery } from "../../application/ports/product-search.ts";
import type { ProductDraft } from "../../domain/catalogue.ts";
import { createSqlCatalogue } from "./catalogue.ts";
import { hasAllTerms, noteMissingTerms } from "./product-terms.ts";
import type { ProductDatabase } from "./schema.ts";
import { createSqlSearch } from "./search.ts";

type Database = Kysely<ProductDatabase>;

const CATEGORIES = [
  { id: 1, name: "蔬菜", nameEn: "Vegetables" },
  { id: 2, name: "水果", nameEn: "Fruit" },
];

// What tells texts apart, what databases take for wildcards and quotes, and what has more than one way to be written.
const PARTS = [
  ...[
    "黄瓜",
    "青瓜",
    "瓜",
    "西红柿",
    "番茄",
    "西兰花",
    "水果",
    "蔬菜",
    "寿光",
    "3斤",
    "13斤装",
    "2.5kg",
    "一份",
    "𠮷野",
  ],
  ...["Tomato", "tomatoes", "Cri", "crisps", "ＡＢＣ", "É", "é", "İ", "ß", "50", "5", "a", " ", "，"],
  ...["%", "_", "'", '"', "\\", "--", "%黄%", "\u0000", "\ud800"],
];
const part = fc.constantFrom(...PARTS);
const text = fc.array(part, { minLength: 1, maxLength: 5 }).map((parts) => parts.join(""));
// What nobody can save: databases store no lone surrogate, and MySQL's texts and SQLite's differ in NUL.
const stored = text.map((each) => each.replaceAll(/[\0\ud800]/g, ""));

const drafts: fc.Arbitrary<ProductDraft> = fc
  .record({ id: fc.integer({ min: 1, max: 6 }), categoryId: fc.constantFrom(1, 2), priceCents: fc.nat(6000) })
  .chain((own) =>
    fc.record({ name: stored, description: stored, sku: stored }).map(({ sku, ...texts }) => ({
      ...{ ...own, ...texts, picture: "/1.svg" },
      skus: [{ id: own.id * 10 + (sku.length % 2), name: sku, priceCents: own.priceCents, stock: 1 }],
    })),
  );
const changes = fc.array(fc.oneof(drafts, fc.integer({ min: 1, max: 6 })), { maxLength: 8 });
const queries: fc.Arbitrary<SearchQuery> = fc.record({
  words: fc.oneof(text, part, fc.constant("")),
  categoryId: fc.constantFrom(undefined, undefined, 1, 2),
  minPriceCents: fc.constantFrom(undefined, undefined, 2000),
  maxPriceCents: fc.constantFrom(undefined, 5000),
  sort: fc.constantFrom("best", "price_asc", "price_desc", "newest"),
  page: fc.constantFrom(1, 1, 2),
  pageSize: fc.constantFrom(2, 20),
});

/** That terms only spare looks: what is found with them is what a look at every text finds. */
export function searchTermsTests(name: string, open: () => Promise<{ db: Database; close(): Promise<void> }>): void {
  describe(`search by terms: ${name}`, () => {
    test("finds what a look at every text finds, whatever was added, renamed and withdrawn", async () => {
      const { db, close } = await open();
      await fc.assert(
        fc.asyncProperty(
          changes,
          changes,
          fc.array(queries, { minLength: 3, maxLength: 6 }),
          async (one, two, asked) => {
            await makeChanges(db, one, two);
            for (const query of asked) assert.deepEqual(await answerOf(db, query), await scanned(db, query));
          },
        ),
        { numRuns: 150 },
      );
      await close();
    });

    test("is asked for terms once all products have them, and not before", async () => {
      const { db, close } = await open();
      await makeChanges(db, [draft(1)], [draft(2)]);
      await db.deleteFrom("product_terms").execute();
      assert.equal((await createSqlSearch(db).search(list("莲藕"))).total, 0);
      await insertByHand(db, 3);
      assert.equal(await hasAllTerms(db), false);
      assert.equal((await createSqlSearch(db).search(list("莲藕"))).total, 3);
      assert.equal(await noteMissingTerms(db), 1);
      assert.deepEqual([await hasAllTerms(db), await noteMissingTerms(db)], [true, 0]);
      assert.equal((await createSqlSearch(db).search(list("莲藕"))).total, 1);
      await close();
    });

    test("what an older version changed is noted the next time", async () => {
      const { db, close } = await open();
      await makeChanges(db, [], [draft(1)]);
      await db.updateTable("products").set({ name: "紫茄子", revision: 7 }).where("id", "=", 1).execute();
      assert.equal(await noteMissingTerms(db), 1);
      assert.equal((await createSqlSearch(db).search(list("茄子"))).total, 1);
      assert.equal((await createSqlSearch(db).search(list("莲藕"))).total, 0);
      await close();
    });
  });
}

const list = (words: string): SearchQuery => ({
  ...{ words, categoryId: undefined, minPriceCents: undefined, maxPriceCents: undefined },
  ...{ sort: "best", page: 1, pageSize: 20 },
});

const draft = (id: number): ProductDraft => ({
  ...{ id, categoryId: 1, name: "洪湖莲藕", description: "粉糯", picture: "/1.svg", priceCents: 100 },
  skus: [{ id: id * 10, name: "一份", priceCents: 100, stock: 1 }],
});

async function insertByHand(db: Database, id: number): Promise<void> {
  const row = { id, category_id: 1, name: "莲藕粉", description: "", picture: "", price_cents: 1, on_sale: 1 };
  await db
    .insertInto("products")
    .values({ ...row, created_at: 0, revision: 1 })
    .execute();
}

/** From nothing: the first changes by an older version, which knows no terms, the others by this one. */
async function makeChanges(db: Database, older: readonly (ProductDraft | number)[], newer: typeof older) {
  for (const table of ["products", "skus", "product_terms", "categories", "outbox"] as const)
    await db.deleteFrom(table).execute();
  const catalogue = createSqlCatalogue({ db, clock: createManualClock(), tracing: noTracing });
  await catalogue.fill({ categories: CATEGORIES, products: [{ ...draft(9), name: "土豆" }] });
  const make = async (all: typeof older) => {
    for (const change of all) await (typeof change === "number" ? catalogue.withdraw(change) : catalogue.save(change));
  };
  await make(older);
  await db.deleteFrom("product_terms").execute();
  await db.updateTable("products").set({ terms_revision: 0 }).execute();
  await noteMissingTerms(db);
  await make(newer);
  assert.ok(await hasAllTerms(db));
}

const answerOf = async (db: Database, query: SearchQuery) => {
  const search = createSqlSearch(db);
  return { ...(await search.search(query)), names: await search.suggest(query.words, 10) };
};

/** While no product has terms. */
async function scanned(db: Database, query: SearchQuery) {
  const terms = await db.selectFrom("products").select(["id", "terms_revision"]).execute();
  await db.updateTable("products").set({ terms_revision: 0 }).execute();
  const answer = await answerOf(db, query);
  for (const { id, terms_revision } of terms)
    await db.updateTable("products").set({ terms_revision }).where("id", "=", id).execute();
  return answer;
}
