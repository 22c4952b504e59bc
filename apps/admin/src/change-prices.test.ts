import assert from "node:assert/strict";
import { test } from "node:test";
import type { ChangePricesRequest } from "@mall/contracts/admin";
import { AppError } from "@mall/kernel";
import { call, openAdmin, productOf } from "./fake-services.fixture.ts";

const wanted = (changes: Partial<ChangePricesRequest>): ChangePricesRequest => ({
  ...{ categoryId: 0, preview: false, percent: undefined, deltaCents: undefined },
  ...changes,
});
const sku = (id: number, priceCents: number) => ({ id, name: "一份", priceCents, stock: 1 });
const catalogue = [
  productOf(1, { skus: [sku(10, 105), sku(11, 1)] }),
  productOf(2, { categoryId: 2, skus: [sku(20, 1990)] }),
];

test("a preview tells what a percentage comes to, and writes nothing", async () => {
  const { service, prices } = await openAdmin(catalogue);
  const { skus } = await service.changePrices(wanted({ percent: 10, preview: true }), call);
  // Half a cent goes up; a price that stays is not told.
  assert.deepEqual(skus, [
    { skuId: 10, productName: "菜1", name: "一份", beforeCents: 105, afterCents: 116 },
    { skuId: 20, productName: "菜2", name: "一份", beforeCents: 1990, afterCents: 2189 },
  ]);
  assert.deepEqual(prices, []);
});

test("the prices of one shelf change together, each held against what was read", async () => {
  const { service, prices } = await openAdmin(catalogue);
  await service.changePrices(wanted({ categoryId: 2, deltaCents: -90 }), call);
  assert.deepEqual(prices, [{ prices: [{ skuId: 20, priceCents: 1900, beforeCents: 1990 }] }]);
  await service.changePrices(wanted({ percent: 0 }), call);
  assert.equal(prices.length, 1);
});

test("every page of a large catalogue is changed", async () => {
  const many = Array.from({ length: 1200 }, (_, at) => productOf(at + 1));
  const { service, prices } = await openAdmin(many);
  assert.equal((await service.changePrices(wanted({ percent: 12.5 }), call)).skus.length, 1200);
  assert.deepEqual(prices[0]?.prices.at(-1), { skuId: 12_000, priceCents: 113, beforeCents: 100 });
});

test("what gives no price, or no rule, is refused and nothing written", async () => {
  const { service, prices } = await openAdmin(catalogue);
  const wrong: [Partial<ChangePricesRequest>, string][] = [
    [{}, "percent"],
    [{ percent: 1, deltaCents: 1 }, "percent"],
    [{ percent: -90.01 }, "percent"],
    [{ percent: Number.NaN }, "percent"],
    [{ percent: 0.001 }, "percent"],
    [{ percent: -60 }, "percent"],
    [{ deltaCents: -1 }, "delta_cents"],
    [{ deltaCents: 10_000_000_000 }, "delta_cents"],
    [{ deltaCents: 1, categoryId: 404 }, "category_id"],
  ];
  for (const [changes, field] of wrong) {
    await assert.rejects(
      async () => await service.changePrices(wanted(changes), call),
      (error) => error instanceof AppError && error.slug === "invalid_input" && error.field === field,
      JSON.stringify(changes),
    );
  }
  assert.deepEqual(prices, []);
});
