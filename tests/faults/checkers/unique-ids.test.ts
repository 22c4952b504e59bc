import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { checkedOf, type Line, ordinaryOf } from "./checked.fixture.ts";
import { uniqueIds } from "./unique-ids.ts";

const created = (orderNo: string, key?: string): Line => [
  1,
  "create",
  "ok",
  { items: [], orderNo, ...(key ? { key } : {}) },
];
const found = (...of: Parameters<typeof checkedOf>) => uniqueIds(checkedOf(...of)).map(({ detail }) => detail);

describe("unique-ids", () => {
  test("is content with numbers of their own, and with one key that is answered the same", () => {
    assert.deepEqual(found([created("A"), created("B"), created("C", "k"), created("C", "k")]), []);
    const place: Line = [1, "seckill", "ok", { skuId: 2, orderNo: "S" }];
    const asked: Line = [1, "result", "ok", { skuId: 2, orderNo: "S" }];
    assert.deepEqual(found([place, asked]), []);
  });

  test("finds an order number of two orders, of two buyers, or of an earlier round", () => {
    assert.match(found([created("A"), created("A")])[0] ?? "", /order number A was given out 2 times: call 0,call 1/);
    const lines: Line[] = [
      [1, "seckill", "ok", { skuId: 2, orderNo: "S" }],
      [2, "seckill", "ok", { skuId: 2, orderNo: "S" }],
    ];
    assert.match(found(lines)[0] ?? "", /S was given out 2 times: user 1,user 2/);
    assert.match(found([created("A")], { earlier: [ordinaryOf()] })[0] ?? "", /call 0,an earlier round/);
  });

  test("finds a payment number of two orders", () => {
    const lines: Line[] = [
      [1, "pay", "ok", { orderNo: "A", amountCents: 1, paymentNo: "P" }],
      [1, "pay", "ok", { orderNo: "A", amountCents: 1, paymentNo: "P" }],
      [1, "pay", "ok", { orderNo: "B", amountCents: 1, paymentNo: "P" }],
    ];
    assert.match(found(lines)[0] ?? "", /payment number P was given out 2 times/);
  });
});
