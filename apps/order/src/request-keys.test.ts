import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { openServiceStage, type ServiceStage } from "./testing/service-stage.fixture.ts";

let stage: ServiceStage;
beforeEach(async () => {
  stage = await openServiceStage();
});
afterEach(() => stage.close());

test("a request that is said again answers the order that was made, whatever became of it", async () => {
  const first = await stage.create({ requestKey: "k" });
  stage.clock.advance(5000);
  assert.deepEqual(await stage.create({ requestKey: "k" }), first);
  await stage.service.cancelOrder({ userId: 7, orderNo: first.orderNo }, stage.call);
  assert.deepEqual(await stage.create({ requestKey: "k" }), first);
  assert.equal(stage.world.reserved.size, 1, "stock is taken once");
  assert.notEqual((await stage.create({ requestKey: "other" })).orderNo, first.orderNo);
  assert.notEqual((await stage.create()).orderNo, (await stage.create()).orderNo, "without a key each is its own");
});

test("also one of the cart, which is empty by then", async () => {
  const wish = { cartSkuIds: [1], requestKey: "k" };
  const first = await stage.create(wish);
  assert.equal(stage.world.cart.size, 0);
  assert.deepEqual(await stage.create(wish), first);
});

test("a key stands for one wish, and for one buyer", async () => {
  stage.world.residents.add(8);
  const first = await stage.create({ requestKey: "k" });
  const reused = { slug: "idempotency_key_reused", field: "Idempotency-Key" };
  await assert.rejects(stage.create({ requestKey: "k", lines: [{ skuId: 1, quantity: 2 }] }), reused);
  await assert.rejects(stage.create({ requestKey: "k", cartSkuIds: [1] }), reused);
  await assert.rejects(stage.create({ requestKey: "k", addressId: 107 }), reused);
  assert.notEqual((await stage.create({ requestKey: "k", userId: 8 })).orderNo, first.orderNo);
  await assert.rejects(stage.create({ requestKey: "k".repeat(65) }), { slug: "invalid_input", field: "request_key" });
});

test("twenty at once are one order: all hear the same, and the stock that the others took goes back", async () => {
  const all = await Promise.all(Array.from({ length: 20 }, () => stage.create({ requestKey: "k" })));
  assert.deepEqual(new Set(all.map(({ orderNo }) => orderNo)).size, 1);
  const [first] = all;
  const released = new Set((await stage.settle()).map(({ order_no }) => order_no));
  const kept = [...stage.world.reserved.keys()].filter((orderNo) => !released.has(orderNo));
  assert.deepEqual(kept, [first?.orderNo]);
});

test("a request that failed may be said again and is then tried anew", async () => {
  stage.world.reserveFails = { slug: "stock_insufficient" };
  await assert.rejects(stage.create({ requestKey: "k" }), { slug: "stock_insufficient" });
  stage.world.reserveFails = undefined;
  assert.ok((await stage.create({ requestKey: "k" })).orderNo);
});
