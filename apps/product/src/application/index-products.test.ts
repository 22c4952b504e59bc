import assert from "node:assert/strict";
import { test } from "node:test";
import type { Product } from "../domain/catalogue.ts";
import { indexProducts } from "./index-products.ts";
import type { ProductState } from "./ports/catalogue.ts";
import { productPages } from "./product-pages.ts";

const product = (id: number, revision = 1): Product => ({
  ...{ id, revision, category: { id: 1, name: "蔬菜", nameEn: "Vegetables" }, name: `藕${id}`, description: "" },
  ...{ picture: "/1.svg", priceCents: 100, createdAt: 0, skus: [] },
});

test("the search gets what each product is now, and what was withdrawn is taken out", async () => {
  const states = new Map<number, ProductState>([
    [1, { revision: 3, product: product(1, 3) }],
    [2, { revision: 5, product: undefined }],
  ]);
  const told: unknown[] = [];
  const search = {
    put: async (products: readonly Product[]) => void told.push(["put", ...products]),
    remove: async (...removed: [id: number, revision: number]) => void told.push(["remove", ...removed]),
  };
  const index = indexProducts({ catalogue: { latest: async (id) => states.get(id) }, search });
  await index([1, 2, 1, 404]);
  assert.deepEqual(told, [
    ["remove", 2, 5],
    ["put", product(1, 3)],
  ]);
  await index([404]);
  assert.equal(told.length, 2);
});

test("pages go on after the last id, and leave nothing out", async () => {
  const all = [1, 2, 5, 7, 9].map((id) => product(id));
  const page = async (afterId: number, limit: number) => all.filter(({ id }) => id > afterId).slice(0, limit);
  const pagesOf = async (size: number) => {
    const ids: number[][] = [];
    for await (const each of productPages({ page }, size)) ids.push(each.map(({ id }) => id));
    return ids;
  };
  assert.deepEqual(await pagesOf(2), [[1, 2], [5, 7], [9]]);
  assert.deepEqual(await pagesOf(5), [[1, 2, 5, 7, 9]]);
  all.length = 0;
  assert.deepEqual(await pagesOf(2), []);
});
