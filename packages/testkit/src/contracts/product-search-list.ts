import assert from "node:assert/strict";
import { test } from "node:test";
import { idsOf, type ProductReads, SHELF, wanted } from "./product-search-stage.ts";

/** Lists: filters, order, pages and counts. */
export function searchListTests(search: () => ProductReads): void {
  const ids = (changes: Parameters<typeof wanted>[0] = {}) => idsOf(search(), changes);

  test("no words find everything, by id, as it was put in", async () => {
    for (const words of ["", "   "]) {
      const { hits, total } = await search().search(wanted({ words }));
      assert.deepEqual(
        hits.map(({ product }) => product),
        SHELF,
      );
      assert.equal(total, SHELF.length);
    }
  });

  test("a category and a price range narrow the list, both ends of it included", async () => {
    assert.deepEqual(await ids({ categoryId: 2 }), [7, 8]);
    assert.deepEqual(await ids({ categoryId: 99 }), []);
    assert.deepEqual(await ids({ minPriceCents: 999, maxPriceCents: 1200 }), [3, 4, 9]);
    assert.deepEqual(await ids({ minPriceCents: 5000 }), [8]);
    assert.deepEqual(await ids({ maxPriceCents: 550 }), [1]);
    assert.deepEqual(await ids({ words: "黄瓜", categoryId: 1, maxPriceCents: 1500 }), [5]);
    assert.deepEqual(await ids({ words: "黄瓜", categoryId: 2 }), []);
  });

  test("sorts by price and by age, equals by id", async () => {
    assert.deepEqual(await ids({ sort: "price_asc" }), [1, 2, 3, 4, 9, 5, 6, 7, 10, 8]);
    assert.deepEqual(await ids({ sort: "price_desc" }), [8, 10, 7, 6, 5, 9, 4, 3, 2, 1]);
    assert.deepEqual(await ids({ sort: "newest" }), [7, 3, 10, 6, 2, 9, 5, 1, 8, 4]);
    assert.deepEqual(await ids({ words: "黄瓜", sort: "price_desc" }), [6, 5]);
  });

  test("pages do not overlap and leave nothing out", async () => {
    for (const changes of [{}, { words: "瓜" }, { sort: "price_desc" as const }]) {
      const whole = await ids(changes);
      const pages: number[] = [];
      for (let page = 1; page <= Math.ceil(whole.length / 3); page += 1) {
        const { hits, total } = await search().search(wanted({ ...changes, page, pageSize: 3 }));
        pages.push(...hits.map(({ product }) => product.id));
        assert.equal(total, whole.length);
      }
      assert.deepEqual(pages, whole);
    }
    assert.deepEqual(await ids({ page: 1_000_000, pageSize: 100 }), []);
  });

  test("counts are over words and prices, whatever category and page is chosen", async () => {
    for (const changes of [{}, { categoryId: 3 }, { page: 9 }, { pageSize: 1 }]) {
      const { categories, prices } = await search().search(wanted(changes));
      assert.deepEqual(
        categories.map(({ category, count }) => [category.id, category.name, category.nameEn, count]),
        [
          [1, "蔬菜", "Vegetables", 6],
          [2, "水果", "Fruit", 2],
          [3, "零食", "Snacks", 2],
        ],
      );
      assert.deepEqual(
        prices.map(({ fromCents, toCents, count }) => [fromCents, toCents, count]),
        [
          [0, 1000, 3],
          [1000, 2000, 4],
          [2000, 5000, 2],
          [5000, undefined, 1],
        ],
      );
    }
  });

  test("words and prices narrow the counts down", async () => {
    const { total, categories, prices } = await search().search(
      wanted({ words: "3斤", categoryId: 2, minPriceCents: 1000 }),
    );
    assert.equal(total, 1);
    assert.deepEqual(
      categories.map(({ category, count }) => [category.id, count]),
      [
        [1, 1],
        [2, 1],
      ],
    );
    assert.deepEqual(
      prices.map(({ count }) => count),
      [0, 1, 1, 0],
    );
  });
}
