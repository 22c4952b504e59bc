import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { seedCategories, seedProducts } from "./catalogue.ts";

const pictures = fileURLToPath(new URL("../../../../gateway/public", import.meta.url));

test("twenty products or more, on every shelf three at least", () => {
  assert.ok(seedProducts.length >= 20);
  for (const { id } of seedCategories)
    assert.ok(seedProducts.filter(({ categoryId }) => categoryId === id).length >= 3);
});

test("ids are unique and in order; a product's first SKU has its id", () => {
  assert.deepEqual(
    seedProducts.map(({ id }) => id),
    seedProducts.map((_, index) => index + 1),
  );
  const skuIds = seedProducts.flatMap(({ skus }) => skus.map(({ id }) => id));
  assert.equal(new Set(skuIds).size, skuIds.length);
  for (const { id, skus } of seedProducts) assert.equal(skus[0]?.id, id);
});

test("prices and stock are whole and positive", () => {
  for (const { priceCents, skus } of seedProducts) {
    for (const value of [priceCents, ...skus.flatMap((sku) => [sku.priceCents, sku.stock])])
      assert.ok(Number.isInteger(value) && value > 0);
  }
});

test("every product has its own picture, which is there", () => {
  assert.equal(new Set(seedProducts.map(({ picture }) => picture)).size, seedProducts.length);
  for (const { picture } of seedProducts) assert.ok(existsSync(pictures + picture), picture);
});

test("what the walk-throughs count on", () => {
  const [tomato, cucumber] = seedProducts;
  assert.deepEqual([tomato?.name, tomato?.skus[0]?.priceCents], ["新鲜西红柿", 550]);
  const { name, priceCents, stock } = cucumber?.skus[0] ?? {};
  assert.deepEqual(
    [cucumber?.name, cucumber?.priceCents, name, priceCents, stock],
    ["寿光水果黄瓜", 1500, "3斤尝鲜装", 1990, 500],
  );
});
