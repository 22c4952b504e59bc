import assert from "node:assert/strict";
import { test } from "node:test";
import { type ListProductsRequest, ProductSort } from "@mall/contracts/product";
import { QUEUES } from "@mall/messaging";
import { eventually } from "@mall/testkit";
import { call, lotus, openShop, refused } from "./service-stage.fixture.ts";

const request = (changes: Partial<ListProductsRequest> = {}): ListProductsRequest => ({
  ...{ query: "", page: 0, pageSize: 0, categoryId: 0, sort: ProductSort.PRODUCT_SORT_UNSPECIFIED },
  ...changes,
});

test("a new shop has its catalogue at once, searchable, with stock", async (t) => {
  const { service } = await openShop(t);
  const { products, total, categories, prices } = await service.listProducts(request(), call);
  assert.ok(total >= 20 && products.length === 10, `${products.length} of ${total}`);
  assert.ok(products.every(({ skuId, skuName, picture, highlight }) => skuId && skuName && picture && !highlight));
  assert.equal(
    categories.reduce((sum, { count }) => sum + count, 0),
    total,
  );
  assert.deepEqual(
    prices.map(({ fromCents, toCents }) => [fromCents, toCents]),
    [
      [0, 1000],
      [1000, 2000],
      [2000, 5000],
      [5000, 0],
    ],
  );
  const [first] = (await service.listProducts(request({ query: "西红柿" }), call)).products;
  assert.deepEqual([first?.name, first?.highlight], ["新鲜西红柿", "新鲜<em>西红柿</em>"]);
  const [cucumber] = (await service.listProducts(request({ query: "寿光黄瓜 3斤" }), call)).products;
  assert.deepEqual([cucumber?.name, cucumber?.priceCents, cucumber?.skuPriceCents], ["寿光水果黄瓜", 1500, 1990]);
});

test("stock and changes survive a restart; the first catalogue is not put in again", async (t) => {
  const { service, module, restart } = await openShop(t);
  const { total } = await service.listProducts(request(), call);
  await service.reserveStock({ reservationId: "A", lines: [{ skuId: 1, quantity: 2 }] }, call);
  await module.catalogue.withdraw(2);
  await module.catalogue.save(lotus);
  const before = await service.getProduct({ id: 1 }, call);
  const again = await restart();
  assert.deepEqual(await again.getProduct({ id: 1 }, call), before);
  assert.equal((await again.listProducts(request(), call)).total, total);
  await assert.rejects(again.getProduct({ id: 2 }, call), refused("product_not_found", "id"));
  assert.deepEqual((await again.suggestProducts({ query: "莲藕", limit: 0 }, call)).names, ["洪湖莲藕"]);
});

test("a product shows its SKUs, their stock and its category", async (t) => {
  const { service, module } = await openShop(t);
  await module.catalogue.save(lotus);
  const { product, skus, category } = await service.getProduct({ id: 9001 }, call);
  const { skus: _, ...plain } = lotus;
  const first = { skuId: 9001, skuName: "2斤装", skuPriceCents: 880 };
  assert.deepEqual(product, { ...plain, ...first, highlight: "" });
  assert.deepEqual(
    skus,
    lotus.skus.map((sku) => ({ ...sku, productId: 9001, productName: "洪湖莲藕", picture: lotus.picture })),
  );
  assert.equal(category?.id, 1);
});

test("SKUs come in the order asked for, unknown ones are left out", async (t) => {
  const { service, module } = await openShop(t);
  await module.catalogue.save(lotus);
  const { skus } = await service.getSkus({ skuIds: [9002, 777_777, 9001, 9002] }, call);
  assert.deepEqual(
    skus.map(({ id, productName }) => [id, productName]),
    [
      [9002, "洪湖莲藕"],
      [9001, "洪湖莲藕"],
    ],
  );
  assert.deepEqual(await service.getSkus({ skuIds: [] }, call), { skus: [] });
});

test("the search is in step with what is saved and withdrawn; saving leaves stock alone", async (t) => {
  const { service, module, stockOf } = await openShop(t);
  const found = async (query: string) => (await service.listProducts(request({ query }), call)).total;
  await module.catalogue.save(lotus);
  await service.reserveStock({ reservationId: "A", lines: [{ skuId: 9001, quantity: 2 }] }, call);
  const skus = [
    ...lotus.skus.map((sku) => ({ ...sku, stock: 100 })),
    { id: 9003, name: "七孔试吃装", priceCents: 1, stock: 7 },
  ];
  await module.catalogue.save({ ...lotus, name: "七孔莲藕", skus });
  assert.deepEqual([await found("洪湖"), await found("七孔"), await found("试吃装")], [0, 1, 1]);
  assert.deepEqual(await stockOf(9001, 9002, 9003), [3, 3, 7]);
  await module.catalogue.withdraw(9001);
  assert.equal(await found("七孔"), 0);
  await assert.rejects(service.getProduct({ id: 9001 }, call), refused("product_not_found", "id"));
  await assert.rejects(module.catalogue.withdraw(9001), refused("product_not_found", "id"));
  assert.deepEqual(await stockOf(9001), [undefined]);
});

test("every change goes to the search by a message too, in the trace of the change", async (t) => {
  const { module, tracing, broker } = await openShop(t);
  const traceId = await tracing.span("request", {}, async (span) => {
    await module.catalogue.save(lotus);
    await module.catalogue.withdraw(lotus.id);
    return span.traceId;
  });
  await eventually(async () => {
    const handled = tracing.spans.filter(({ name }) => name === `process ${QUEUES.productChange}`);
    assert.ok(handled.length > 0 && handled.every((span) => !span.failed && span.traceId === traceId));
    const depth = (await broker.depths()).find(({ queue }) => queue === QUEUES.productChange);
    assert.deepEqual(depth, { queue: QUEUES.productChange, ready: 0, delayed: 0, unacked: 0 });
  });
});

test("what cannot be asked or saved is refused by the name of its field", async (t) => {
  const { service, module } = await openShop(t);
  const list = (changes: Partial<ListProductsRequest>) => service.listProducts(request(changes), call);
  const calls: [Promise<unknown>, string][] = [
    [list({ query: "字".repeat(101) }), "query"],
    [list({ page: -1 }), "page"],
    [list({ page: 1_000_001 }), "page"],
    [list({ pageSize: 101 }), "page_size"],
    [list({ categoryId: -1 }), "category_id"],
    [list({ sort: 99 as ProductSort }), "sort"],
    [list({ minPriceCents: -1 }), "min_price"],
    [list({ maxPriceCents: 0.5 }), "max_price"],
    [list({ minPriceCents: 2, maxPriceCents: 1 }), "min_price"],
    [service.getProduct({ id: 0 }, call), "id"],
    [service.getSkus({ skuIds: [1, -1] }, call), "sku_ids"],
    [service.getSkus({ skuIds: Array.from({ length: 1001 }, (_, id) => id + 1) }, call), "sku_ids"],
    [service.suggestProducts({ query: "字".repeat(101), limit: 10 }, call), "query"],
    [service.suggestProducts({ query: "黄", limit: 11 }, call), "limit"],
    [module.catalogue.save({ ...lotus, categoryId: 999 }), "category_id"],
    [module.catalogue.save({ ...lotus, name: " " }), "name"],
    [module.catalogue.save({ ...lotus, priceCents: 1.5 }), "price"],
    [module.catalogue.save({ ...lotus, skus: [] }), "skus"],
    [module.catalogue.save({ ...lotus, skus: [{ id: 9001, name: "一份", priceCents: 1, stock: -1 }] }), "skus.0.stock"],
  ];
  for (const [promise, field] of calls) {
    await assert.rejects(
      promise,
      (error) => refused("invalid_input", field)(error) || refused("invalid_amount", field)(error),
      field,
    );
  }
});
