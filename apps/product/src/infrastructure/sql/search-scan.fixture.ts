import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, test } from "node:test";
import type { ProductSearchStage } from "@mall/testkit";
import type { SearchQuery } from "../../application/ports/product-search.ts";
import { category, product } from "./search-stage.fixture.ts";

const EVERYTHING: SearchQuery = {
  ...{ words: "", categoryId: undefined, minPriceCents: undefined, maxPriceCents: undefined },
  ...{ sort: "best", page: 1, pageSize: 2 },
};

/** What searching the database means, beyond what it has in common with an index; on any database that has the tables. */
export function searchScanTests(name: string, openStage: () => Promise<ProductSearchStage>): void {
  describe(`search that reads the database: ${name}`, () => {
    let stage: ProductSearchStage | undefined;
    const search = () => {
      if (!stage) throw new Error("the stage is not open");
      return stage.search;
    };
    const ids = async (changes: Partial<SearchQuery>) =>
      (await search().search({ ...EVERYTHING, ...changes })).hits.map((hit) => hit.product.id);
    beforeEach(async () => {
      stage = await openStage();
      await search().put([
        product(1, "莲藕粉", "冲饮"),
        product(2, "礼盒", "内有莲藕 Lotus", "13斤装"),
        product(3, "湖畔莲藕", "100% 新鲜_脆嫩"),
      ]);
    });
    afterEach(() => stage?.close());

    test("names come before descriptions over all pages, and equals by id", async () => {
      assert.deepEqual(await ids({ words: "莲藕" }), [1, 3]);
      assert.deepEqual(await ids({ words: "莲藕", page: 2 }), [2]);
      assert.deepEqual(await ids({ words: "莲藕", sort: "price_desc" }), [3, 2]);
    });

    test("words and numbers are found inside longer ones", async () => {
      assert.deepEqual(await ids({ words: "OTU" }), [2]);
      assert.deepEqual(await ids({ words: "3斤" }), [2]);
    });

    test("a single character is found in names, not in descriptions", async () => {
      assert.deepEqual(await ids({ words: "藕" }), [1, 3]);
      assert.deepEqual(await ids({ words: "饮" }), []);
    });

    test("wildcards of the database are none", async () => {
      for (const words of ["%", "_", "%莲%饮%"]) assert.deepEqual(await ids({ words }), [], words);
      assert.deepEqual(await ids({ words: "100%" }), [3]);
      assert.deepEqual(await search().suggest("%", 10), []);
    });

    test("what was withdrawn is neither listed nor counted nor suggested", async () => {
      await search().remove(3, 2);
      const { hits, total, categories, prices } = await search().search({ ...EVERYTHING, words: "莲藕" });
      assert.deepEqual([hits.map((hit) => hit.product.id), total], [[1, 2], 2]);
      assert.deepEqual(categories, [{ category, count: 2 }]);
      assert.equal(prices[0]?.count, 2);
      assert.deepEqual(await search().suggest("莲藕", 10), ["莲藕粉"]);
    });

    test("a page after the last is empty and has the counts all the same", async () => {
      const { hits, total } = await search().search({ ...EVERYTHING, page: 3 });
      assert.deepEqual([hits, total], [[], 3]);
    });
  });
}
