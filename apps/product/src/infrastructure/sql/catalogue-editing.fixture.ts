import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, test } from "node:test";
import { createManualClock } from "@mall/testkit";
import { noTracing } from "@mall/tracing";
import { type Kysely, sql } from "kysely";
import { NO_PICTURE, type ProductEdit } from "../../domain/catalogue-edit.ts";
import { createSqlCatalogue } from "./catalogue.ts";
import { createSqlCatalogueEditing } from "./catalogue-editing.ts";
import type { ProductDatabase } from "./schema.ts";
import { createSqlStock } from "./stock.ts";

interface OpenDatabase {
  db: Kysely<ProductDatabase>;
  close(): Promise<void>;
}

const seeded = (id: number) => ({
  ...{ id, categoryId: 1, name: `藕${id}`, description: "粉糯", picture: `/${id}.svg`, priceCents: 100 },
  skus: [
    { id: id * 10, name: "一份", priceCents: 100, stock: 5 },
    { id: id * 10 + 1, name: "两份", priceCents: 190, stock: 5 },
  ],
});

const fresh: ProductEdit = {
  ...{ id: undefined, name: "新菜", description: "", picture: undefined, categoryId: 2, revision: undefined },
  skus: [{ id: undefined, name: "一份", priceCents: 300, stock: 7 }],
};

/** Product 1 as it is, to be changed. */
const known: ProductEdit = { ...seeded(1), revision: 1 };

/** How staff edits the catalogue, on any database that has the tables. */
export function catalogueEditingTests(name: string, openDatabase: () => Promise<OpenDatabase>): void {
  describe(`editing the catalogue: ${name}`, () => {
    let open: OpenDatabase | undefined;
    const current = () => {
      if (!open) throw new Error("the database is not open");
      const { db } = open;
      const parts = { db, clock: createManualClock(), tracing: noTracing };
      const [catalogue, editing] = [createSqlCatalogue(parts), createSqlCatalogueEditing(parts)];
      return { db, catalogue, editing, stock: createSqlStock(parts) };
    };
    beforeEach(async () => {
      open = await openDatabase();
      const categories = [
        { id: 1, name: "蔬菜", nameEn: "Vegetables" },
        { id: 2, name: "水果", nameEn: "Fruit" },
      ];
      await current().catalogue.fill({ categories, products: [seeded(1), seeded(2)] });
    });
    afterEach(() => open?.close());

    const edited = async (...edits: ProductEdit[]) => {
      const outcome = await current().editing.edit(edits);
      assert.equal(outcome.kind, "saved");
      return outcome.kind === "saved" ? outcome.products : [];
    };
    const told = async () => {
      const rows = await current().db.selectFrom("outbox").select("message_id").orderBy("id").execute();
      return rows.map(({ message_id }) => message_id);
    };
    const termsOf = async (id: number) => {
      const rows = await current().db.selectFrom("product_terms").select("term").where("product_id", "=", id).execute();
      return new Set(rows.map(({ term }) => term));
    };

    test("new products get ids that nobody had, whoever makes one at the same time", async () => {
      const rounds = await Promise.all([edited(fresh), edited(fresh, fresh), edited(fresh)]);
      const products = rounds.flat();
      assert.deepEqual(products.map(({ id }) => id).sort(), [3, 4, 5, 6]);
      assert.deepEqual(products.flatMap(({ skus }) => skus.map(({ id }) => id)).sort(), [22, 23, 24, 25]);
      const [first] = products;
      assert.deepEqual([first?.priceCents, first?.picture, first?.revision], [300, NO_PICTURE, 1]);
      assert.deepEqual(
        first?.skus.map(({ name: sku, stock }) => [sku, stock]),
        [["一份", 7]],
      );
      assert.deepEqual((await told()).sort(), ["3:1", "4:1", "5:1", "6:1"]);
    });

    test("a change replaces texts, adds SKUs, withdraws those left out and leaves the stock alone", async () => {
      const { catalogue, stock } = current();
      await stock.reserve("A", [{ skuId: 11, quantity: 2 }]);
      const skus = [
        { id: 11, name: "双份", priceCents: 210, stock: 999 },
        { id: undefined, name: "大份", priceCents: 400, stock: 3 },
      ];
      const [product] = await edited({ ...known, name: "莲藕", picture: undefined, skus });
      assert.deepEqual(product, {
        ...{ id: 1, name: "莲藕", description: "粉糯", picture: "/1.svg", categoryId: 1, priceCents: 210, revision: 2 },
        skus: [
          { id: 11, name: "双份", priceCents: 210, stock: 3 },
          { id: 22, name: "大份", priceCents: 400, stock: 3 },
        ],
      });
      assert.deepEqual(
        (await catalogue.product(1))?.skus.map(({ id }) => id),
        [11, 22],
      );
      assert.deepEqual((await stock.reserve("B", [{ skuId: 10, quantity: 1 }])).kind, "unknown_sku");
      assert.deepEqual((await stock.reserve("C", [{ skuId: 11, quantity: 1 }])).kind, "reserved");
      assert.deepEqual(await told(), ["1:2"]);
      const terms = await termsOf(1);
      assert.deepEqual([terms.has("莲藕"), terms.has("两份")], [true, false]);
      // It comes back by its id, with what it had.
      const [back] = await edited({ ...known, revision: 2 });
      assert.deepEqual(
        back?.skus.map(({ id, stock: free }) => [id, free]),
        [
          [10, 5],
          [11, 2],
        ],
      );
    });

    test("one edit that does not fit keeps all from being written", async () => {
      const { editing, catalogue } = current();
      const refusals: [ProductEdit, object][] = [
        [{ ...fresh, categoryId: 404 }, { kind: "unknown_category" }],
        [{ ...known, id: 404 }, { kind: "unknown_product" }],
        [
          { ...known, id: 2, revision: undefined },
          { kind: "unknown_sku", skuId: 10 },
        ],
        [{ ...seeded(2), revision: 7 }, { kind: "changed" }],
      ];
      for (const [edit, refusal] of refusals) {
        assert.deepEqual(await editing.edit([{ ...known, name: "改" }, edit]), { index: 1, ...refusal });
      }
      await catalogue.withdraw(2);
      assert.deepEqual(await editing.edit([{ ...seeded(2), revision: undefined }]), {
        kind: "unknown_product",
        index: 0,
      });
      assert.deepEqual((await catalogue.product(1))?.name, "藕1");
      assert.deepEqual(await told(), ["2:2"]);
    });

    test("prices are set together, and none when one was changed meanwhile", async () => {
      const { editing, catalogue, db } = current();
      const prices = [
        { skuId: 10, priceCents: 120, beforeCents: 100 },
        { skuId: 21, priceCents: 200, beforeCents: 190 },
      ];
      assert.equal(await editing.setPrices([...prices, { skuId: 20, priceCents: 1, beforeCents: 99 }]), false);
      assert.deepEqual(await told(), []);
      assert.equal(await editing.setPrices(prices), true);
      assert.equal(await editing.setPrices(prices), false);
      const shown = await editing.byIds([1, 2]);
      assert.deepEqual(
        shown.map(({ priceCents, revision, skus }) => [priceCents, revision, skus.map((sku) => sku.priceCents)]),
        [
          [120, 2, [120, 190]],
          [100, 2, [100, 200]],
        ],
      );
      assert.equal((await catalogue.product(1))?.priceCents, 120);
      assert.deepEqual(await told(), ["1:2", "2:2"]);
      // Terms of a product that has them are still those of its revision.
      const [row] = await db.selectFrom("products").select("terms_revision").where("id", "=", 1).execute();
      assert.equal(row?.terms_revision, 0);
      await edited({ ...known, revision: 2 });
      await editing.setPrices([{ skuId: 11, priceCents: 1, beforeCents: 190 }]);
      const [noted] = await db.selectFrom("products").select("terms_revision").where("id", "=", 1).execute();
      assert.equal(noted?.terms_revision, 4);
    });

    test("units come and go with the free ones, never below what is held and sold", async () => {
      const { editing, stock } = current();
      await stock.reserve("A", [{ skuId: 10, quantity: 2 }]);
      await stock.reserve("B", [{ skuId: 10, quantity: 1 }]);
      await stock.sell("B");
      assert.deepEqual(await editing.adjustStock(10, 8), { kind: "adjusted", stock: 10 });
      assert.deepEqual(await editing.adjustStock(10, -11), { kind: "too_low" });
      assert.deepEqual(await editing.adjustStock(10, -10), { kind: "adjusted", stock: 0 });
      assert.deepEqual(await editing.adjustStock(10, 1_000_000_000), { kind: "too_high" });
      assert.deepEqual(await editing.adjustStock(404, 1), { kind: "unknown_sku" });
      const books = (await stock.books()).find(({ skuId }) => skuId === 10);
      assert.deepEqual(books, { skuId: 10, initial: 3, free: 0, held: 2, sold: 1 });
    });

    test("of many who take units away at once, only those get some for whom there are any", async () => {
      const { editing, stock } = current();
      const adjusting = Array.from({ length: 4 }, () => editing.adjustStock(20, -2));
      const reserving = Array.from({ length: 3 }, (_, at) => stock.reserve(`R${at}`, [{ skuId: 20, quantity: 1 }]));
      const adjusted = (await Promise.all(adjusting)).filter(({ kind }) => kind === "adjusted").length;
      const reserved = (await Promise.all(reserving)).filter(({ kind }) => kind === "reserved").length;
      const books = (await stock.books()).find(({ skuId }) => skuId === 20);
      const initial = 5 - 2 * adjusted;
      assert.deepEqual(books, { skuId: 20, initial, free: initial - reserved, held: reserved, sold: 0 });
    });

    test("staff sees what is on sale, page by page, by name, number and shelf, and in figures", async () => {
      const { editing, catalogue, db } = current();
      await edited({ ...fresh, name: "100% Apple" });
      const all = { query: "", categoryId: undefined, page: 1, pageSize: 2 };
      const list = async (changes: object) => {
        const { products, total } = await editing.list({ ...all, ...changes });
        return [products.map(({ id }) => id), total];
      };
      assert.deepEqual(await list({}), [[3, 2], 3]);
      assert.deepEqual(await list({ page: 2 }), [[1], 3]);
      assert.deepEqual(await list({ query: "APPLE" }), [[3], 1]);
      assert.deepEqual(await list({ query: "0%" }), [[3], 1]);
      assert.deepEqual(await list({ query: "藕_" }), [[], 0]);
      assert.deepEqual(await list({ query: "2" }), [[2], 1]);
      assert.deepEqual(await list({ categoryId: 1 }), [[2, 1], 2]);
      await db.updateTable("skus").set({ sold: sql<number>`stock`, stock: 0 }).where("id", "=", 20).execute();
      assert.deepEqual(await editing.figures(), { products: 3, skus: 5, outOfStock: 1 });
      await catalogue.withdraw(2);
      assert.deepEqual(await list({}), [[3, 1], 2]);
      assert.deepEqual(await editing.figures(), { products: 2, skus: 3, outOfStock: 0 });
      const counts = (await editing.categories()).map(({ category, count }) => [category.nameEn, count]);
      assert.deepEqual(counts, [
        ["Vegetables", 1],
        ["Fruit", 1],
      ]);
      assert.deepEqual(await editing.categoriesOf([2, 3, 404]), [
        { productId: 2, categoryId: 1 },
        { productId: 3, categoryId: 2 },
      ]);
      assert.deepEqual(
        (await editing.after(1, { categoryId: undefined, limit: 9 })).map(({ id }) => id),
        [3],
      );
      assert.deepEqual(
        (await editing.after(0, { categoryId: 1, limit: 9 })).map(({ id }) => id),
        [1],
      );
      assert.deepEqual(await editing.byIds([2, 404]), []);
    });
  });
}
