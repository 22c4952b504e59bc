import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { checkedOf, type Line, ordinaryOf } from "./checked.fixture.ts";
import { ordersOnce } from "./orders-once.ts";

const items = [{ skuId: 5, quantity: 2 }];
const told: Line[] = [
  [1, "create", "invoke", { items }],
  [1, "create", "ok", { items, orderNo: "A", totalCents: 300 }],
];
const keyed = (type: "info" | "ok", orderNo?: string): Line[] => [
  [1, "create", "invoke", { items, key: "k" }],
  [1, "create", type, { items, key: "k", totalCents: 300, ...(orderNo ? { orderNo } : {}) }],
];
const found = (...of: Parameters<typeof checkedOf>) => ordersOnce(checkedOf(...of)).map(({ detail }) => detail);

describe("orders-once", () => {
  test("is content with an order that is there as it was asked for", () => {
    assert.deepEqual(found(told, { orders: [ordinaryOf()] }), []);
  });

  test("finds one that is not there, or is another", () => {
    assert.match(found(told)[0] ?? "", /A was acknowledged, but its buyer does not see it/);
    const other = ordinaryOf({ items: [{ skuId: 5, quantity: 1 }] });
    assert.match(found(told, { orders: [other] })[0] ?? "", /1 of SKU 5 instead of 2 of SKU 5/);
  });

  test("lets an answer that was lost stand for one order, and tries with one key for one as well", () => {
    const orders = [ordinaryOf(), ordinaryOf({ orderNo: "B" })];
    assert.deepEqual(found(keyed("info"), { orders: [ordinaryOf()] }), []);
    assert.match(
      found([...keyed("info"), ...keyed("info")], { orders })[0] ?? "",
      /2 orders that nobody asked for, by 1/,
    );
  });

  test("finds an order that a key made beside the one it was answered with", () => {
    const orders = [ordinaryOf(), ordinaryOf({ orderNo: "B" })];
    assert.match(found([...keyed("info"), ...keyed("ok", "A")], { orders })[0] ?? "", /1 orders that nobody asked for/);
  });

  test("finds a key that made two orders", () => {
    const orders = [ordinaryOf(), ordinaryOf({ orderNo: "B" })];
    assert.match(found([...keyed("ok", "A"), ...keyed("ok", "B")], { orders })[0] ?? "", /key k made 2 orders: A,B/);
    assert.deepEqual(found([...keyed("ok", "A"), ...keyed("ok", "A")], { orders: [ordinaryOf()] }), []);
  });
});
