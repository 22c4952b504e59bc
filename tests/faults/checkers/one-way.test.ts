import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Seen } from "../history.ts";
import { checkedOf, type Line, ordinaryOf } from "./checked.fixture.ts";
import { oneWay } from "./one-way.ts";

const read = (seen: Seen): Line[] => [
  [1, "read", "invoke", { orderNo: "A" }],
  [1, "read", "ok", { orderNo: "A", seen }],
];
const cancelled: Line = [1, "cancel", "ok", { orderNo: "A" }, 1];
const found = (...of: Parameters<typeof checkedOf>) => oneWay(checkedOf(...of)).map(({ detail }) => detail);

describe("one-way", () => {
  test("is content with an order that ends and stays so", () => {
    assert.deepEqual(found([...read("unpaid"), ...read("paid"), ...read("paid")], { orders: [ordinaryOf()] }), []);
    assert.deepEqual(found([...read("unpaid"), cancelled, ...read("cancelled")]), []);
  });

  test("finds a paid order that was cancelled, by reading and in the end", () => {
    assert.match(found([...read("paid"), ...read("cancelled")])[0] ?? "", /A was paid at 10 ms, and cancelled later/);
    const orders = [ordinaryOf({ seen: "cancelled" })];
    assert.match(found(read("paid"), { orders })[0] ?? "", /A was paid at 10 ms, and cancelled later/);
  });

  test("finds a cancellation that was granted and did not last, or was granted twice", () => {
    assert.match(found([cancelled, ...read("unpaid")])[0] ?? "", /A was cancelled at 0 ms, and unpaid later/);
    assert.match(found([cancelled, cancelled])[0] ?? "", /A was cancelled 2 times/);
  });

  test("says nothing of readings that overlap", () => {
    const [early] = read("unpaid");
    const late: Line = [1, "read", "ok", { orderNo: "A", seen: "unpaid" }];
    if (early) assert.deepEqual(found([early, cancelled, late]), []);
  });
});
