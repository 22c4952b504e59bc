import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { OrderStatus } from "@mall/contracts/order";
import type { ErrorSlug } from "@mall/kernel";
import { QUEUES } from "@mall/messaging";
import { eventually } from "@mall/testkit";
import { MADE_AT } from "./testing/sample-orders.fixture.ts";
import { openServiceStage, type ServiceStage } from "./testing/service-stage.fixture.ts";

let stage: ServiceStage;
beforeEach(async () => {
  stage = await openServiceStage();
});
afterEach(() => stage.close());

async function placingsLeft(): Promise<number> {
  const { db } = await stage.lookInside();
  try {
    return (await db.selectFrom("order_placings").selectAll().execute()).length;
  } finally {
    await db.destroy();
  }
}

test("an order takes its lines at once, merged, at today's prices, to the default address", async () => {
  const lines = [1, 2, 1].map((skuId) => ({ skuId, quantity: 2 }));
  const { orderNo, totalCents, payBeforeMs } = await stage.create({ lines });
  assert.deepEqual({ totalCents, payBeforeMs }, { totalCents: 4 * 550 + 2 * 1990, payBeforeMs: MADE_AT + 60_000 });
  assert.match(orderNo, /^\d{20}$/);
  assert.deepEqual(stage.world.reserved.get(orderNo), [
    { skuId: 1, quantity: 4 },
    { skuId: 2, quantity: 2 },
  ]);
  const order = await stage.orderOf(orderNo);
  assert.equal(order?.status, OrderStatus.ORDER_STATUS_UNPAID);
  assert.equal(order?.receiverAddress, "山东省潍坊市寿光市菜都路1号");
  assert.deepEqual(
    order?.items.map(({ skuId, productId, priceCents, quantity }) => [skuId, productId, priceCents, quantity]),
    [
      [1, 11, 550, 4],
      [2, 12, 1990, 2],
    ],
  );
});

test("an order waits in the delay queue, in the trace of the request that made it", async () => {
  const { orderNo } = await stage.tracing.span("request", {}, () => stage.create());
  await eventually(async () => {
    const waiting = (await stage.broker.depths()).find(({ queue }) => queue === QUEUES.orderDelay);
    assert.equal(waiting?.delayed, 1, orderNo);
  });
  const trace = stage.tracing.spans.find(({ name }) => name === "request")?.traceId;
  const names = stage.tracing.spans.filter(({ traceId }) => traceId === trace).map(({ name }) => name);
  for (const name of ["product-service/ReserveStock", "database INSERT orders", `publish ${QUEUES.orderDelay}`]) {
    assert.ok(names.includes(name), name);
  }
});

test("SKUs of the cart are ordered in the cart's quantities and leave it", async () => {
  const { totalCents } = await stage.create({ cartSkuIds: [1] });
  assert.equal(totalCents, 2 * 550);
  assert.equal(stage.world.cart.size, 0);
});

test("a cart that cannot be emptied does not cost the order", async () => {
  stage.world.cartFails = true;
  const { orderNo } = await stage.create({ cartSkuIds: [1] });
  assert.equal((await stage.orderOf(orderNo))?.status, OrderStatus.ORDER_STATUS_UNPAID);
  assert.equal(stage.warnings.length, 1);
});

test("what cannot be ordered is refused before any stock is taken", async () => {
  const refused = (changes: Parameters<ServiceStage["create"]>[0], slug: ErrorSlug, field: string) =>
    assert.rejects(stage.create(changes), { slug, field });
  await refused({ lines: [] }, "order_empty", "items");
  await refused({ lines: [{ skuId: 1, quantity: 1 }], cartSkuIds: [1] }, "invalid_input", "items");
  await refused({ lines: [{ skuId: 1, quantity: 0 }] }, "invalid_input", "items.0.quantity");
  await refused({ cartSkuIds: [1, 9] }, "cart_item_not_found", "sku_ids.1");
  await refused({ userId: 8 }, "address_required", "address_id");
  await refused({ addressId: 108 }, "address_not_found", "address_id");
  await refused({ addressId: -1 }, "invalid_input", "address_id");
  await refused({ userId: 0 }, "invalid_input", "user_id");
  assert.equal(stage.world.reserved.size, 0);
  assert.equal(await placingsLeft(), 0);
});

test("a chosen address is the one the goods go to", async () => {
  const { orderNo } = await stage.create({ addressId: 107 });
  assert.equal((await stage.orderOf(orderNo))?.receiverName, "User 7");
});

test("a refused reservation names the buyer's own line and leaves nothing behind", async () => {
  // The second line for the product service is the third of the buyer.
  stage.world.reserveFails = { slug: "stock_insufficient", field: "lines.1.quantity" };
  const lines = [1, 1, 2].map((skuId) => ({ skuId, quantity: 1 }));
  await assert.rejects(stage.create({ lines }), { slug: "stock_insufficient", field: "items.2.sku_id" });
  assert.equal(await placingsLeft(), 0);
  assert.deepEqual(await stage.settle(), []);
});

test("stock that may or may not be held is given back by the sweeper, once", async () => {
  stage.world.reserveFails = { slug: "deadline_exceeded" };
  await assert.rejects(stage.create(), { slug: "deadline_exceeded" });
  assert.equal(await placingsLeft(), 1);
  stage.clock.advance(31_000);
  await eventually(async () => assert.equal(await placingsLeft(), 0));
  assert.match(
    JSON.stringify(await stage.settle()),
    /^\[\{"command":"release","order_no":"\d{20}","kind":"normal"\}\]$/,
  );
});

test("an order too dear to be is refused, and its stock is given back at once", async () => {
  for (const [price, quantity] of [
    [10_000_000_000, 2],
    [10_000_000_001, 1],
  ] as const) {
    stage.world.prices.set(1, price);
    await assert.rejects(stage.create({ lines: [{ skuId: 1, quantity }] }), { slug: "invalid_amount" });
  }
  const release = (orderNo: string) => ({ command: "release", order_no: orderNo, kind: "normal" });
  assert.deepEqual(await stage.settle(), [...stage.world.reserved.keys()].map(release));
});
