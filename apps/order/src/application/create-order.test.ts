import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { createNumberGenerator, fail, silentLogger } from "@mall/kernel";
import { sampleItem } from "../testing/sample-orders.fixture.ts";
import { openSqlStage } from "../testing/sql-stage.fixture.ts";
import { createOrder } from "./create-order.ts";

type Stage = Awaited<ReturnType<typeof openSqlStage>>;

let stage: Stage;
beforeEach(async () => {
  stage = await openSqlStage();
});
afterEach(() => stage.close());

const command = { userId: 7, addressId: 0, lines: [{ skuId: 2, quantity: 1 }], cartSkuIds: [], requestKey: "k" };
const rules = { maxUnpaid: 1, maxStrikes: 0, strikeWindowMs: 1, timeoutMs: 60_000, shortTimeoutMs: 20_000 };

/** The use case on a real store, with stock that does as it is told and a store that may fail at one place. */
function creation(reserve: () => Promise<unknown>, failing: Partial<Stage["orders"]> = {}) {
  const receiver = { name: "张三", mobile: "13800000000", address: "寿光市" };
  return createOrder({
    ...{ ...stage, rules, orders: { ...stage.orders, ...failing } },
    stock: {
      reserve: async () => {
        await reserve();
        return [sampleItem()];
      },
    },
    carts: { lines: async () => [], remove: async () => {} },
    addresses: { get: async () => receiver, getDefault: async () => receiver, getDefaults: async () => new Map() },
    drawOrderNo: createNumberGenerator(stage.clock),
    logger: silentLogger,
  });
}

const nothing = async () => {};

test("a request that finds no stock, because its twin took the last, answers the twin's order", async () => {
  const twin = creation(nothing);
  const made: string[] = [];
  const late = creation(async () => {
    made.push((await twin(command)).orderNo);
    throw fail("stock_insufficient");
  });
  assert.deepEqual([(await late(command)).orderNo], made);
  assert.deepEqual(await stage.placings.stale(stage.clock.now() + 1, 9), []);
});

test("a store that goes away after it has stored the order answers it when it is back, if the request has a key", async () => {
  const lost = creation(nothing, {
    place: async (...placing) => {
      await stage.orders.place(...placing);
      throw fail("service_unavailable");
    },
  });
  const { orderNo } = await lost(command);
  assert.equal((await stage.orders.findMany([orderNo])).length, 1);
  await assert.rejects(lost({ ...command, requestKey: "", userId: 8 }), { slug: "service_unavailable" });
});

test("an intent that was swept before its order could be stored makes none, and its stock goes back once", async () => {
  const slow = creation(async () => {
    for (const orderNo of await stage.placings.stale(stage.clock.now() + 1, 9)) {
      await stage.placings.abandon(orderNo, "may_be_held");
    }
  });
  await assert.rejects(slow(command), { slug: "deadline_exceeded" });
  assert.deepEqual(
    (await stage.outbox()).map(({ queue }) => queue),
    ["stock.command.queue"],
  );
  assert.equal((await stage.orders.holdsOf([7])).size, 0);
});
