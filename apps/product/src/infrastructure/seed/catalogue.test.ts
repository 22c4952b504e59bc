import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
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

test("pictures are small, square, and need nothing from elsewhere", () => {
  for (const { picture } of seedProducts) {
    const svg = readFileSync(pictures + picture, "utf8");
    assert.ok(svg.length < 4000, `${picture}: ${svg.length}`);
    assert.match(svg, /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" viewBox="0 0 400 400">/, picture);
    assert.doesNotMatch(svg.replace("http://www.w3.org/2000/svg", ""), /https?:|<text|<script|<image/, picture);
  }
});

test("descriptions say enough; only tomatoes say 西红柿, only cucumbers 黄瓜", () => {
  for (const { name, description } of seedProducts)
    assert.ok(description.length >= 40 && description.length <= 90, `${name}: ${description.length}`);
  const saying = (word: string) =>
    seedProducts.filter(({ name, description }) => `${name}${description}`.includes(word)).map(({ id }) => id);
  assert.deepEqual([saying("西红柿"), saying("黄瓜")], [[1], [2]]);
});

test("no product is shown cheaper than it sells, but for the cucumbers of the walk-throughs", () => {
  const apart = seedProducts.filter(({ priceCents, skus }) => skus[0]?.priceCents !== priceCents);
  assert.deepEqual(
    apart.map(({ id }) => id),
    [2],
  );
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
