import assert from "node:assert/strict";
import { test } from "node:test";
import { AppError, fail, silentLogger } from "@mall/kernel";
import type { Product, ProductDraft } from "../domain/catalogue.ts";
import { saveProduct } from "./save-product.ts";
import { withdrawProduct } from "./withdraw-product.ts";

const draft: ProductDraft = {
  ...{ id: 1, categoryId: 1, name: "藕", description: "", picture: "/1.svg", priceCents: 100 },
  skus: [{ id: 1, name: "一份", priceCents: 100, stock: 1 }],
};
const saved: Product = {
  ...{ id: 1, category: { id: 1, name: "蔬菜", nameEn: "Vegetables" }, name: "藕", description: "", picture: "/1.svg" },
  ...{ priceCents: 100, createdAt: 0, revision: 4, skus: [] },
};

/** A search that takes what it is told, or is away. */
function stage({ away }: { away: boolean }) {
  const told: unknown[] = [];
  const warnings: string[] = [];
  const answer = async (...words: unknown[]) => {
    if (away) throw fail("service_unavailable");
    told.push(words);
  };
  const search = {
    put: (products: readonly Product[]) => answer("put", ...products),
    remove: (id: number, revision: number) => answer("remove", id, revision),
  };
  const logger = { ...silentLogger, warn: (_: object, line: string) => void warnings.push(line) };
  return { told, warnings, search, logger };
}

test("the search is told what was saved and withdrawn, with the revision", async () => {
  const { told, warnings, ...others } = stage({ away: false });
  assert.equal(await saveProduct({ catalogue: { save: async () => saved }, ...others })(draft), saved);
  await withdrawProduct({ catalogue: { withdraw: async () => 5 }, ...others })(1);
  assert.deepEqual(told, [
    ["put", saved],
    ["remove", 1, 5],
  ]);
  assert.deepEqual(warnings, []);
});

test("a search that is away keeps nobody from saving or withdrawing", async () => {
  const { warnings, ...others } = stage({ away: true });
  assert.equal(await saveProduct({ catalogue: { save: async () => saved }, ...others })(draft), saved);
  await withdrawProduct({ catalogue: { withdraw: async () => 5 }, ...others })(1);
  assert.equal(warnings.length, 2);
});

test("what was not saved or withdrawn is not told", async () => {
  const { told, ...others } = stage({ away: false });
  const refused = (slug: string) => (error: unknown) => error instanceof AppError && error.slug === slug;
  const save = saveProduct({ catalogue: { save: async () => undefined }, ...others });
  await assert.rejects(save(draft), refused("invalid_input"));
  const withdraw = withdrawProduct({ catalogue: { withdraw: async () => undefined }, ...others });
  await assert.rejects(withdraw(1), refused("product_not_found"));
  assert.deepEqual(told, []);
});
