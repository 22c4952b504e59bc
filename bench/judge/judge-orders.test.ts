import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { type FinishedOrders, judgeOrders } from "./judge-orders.ts";

/** One paid and one unpaid order of SKU 7, and all that belongs to them. */
const judged = (changes: Partial<FinishedOrders>) =>
  judgeOrders({
    told: [
      { orderNo: "A", paid: true },
      { orderNo: "B", paid: false },
    ],
    orders: [
      { order_no: "A", status: 1, total_cents: 500 },
      { order_no: "B", status: 0, total_cents: 500 },
    ],
    payments: [{ order_no: "A", amount_cents: 500 }],
    units: [
      { sku_id: 7, status: 1, units: 1 },
      { sku_id: 7, status: 0, units: 1 },
    ],
    stock: [
      { id: 7, held: 1, sold: 1 },
      { id: 8, held: 0, sold: 0 },
    ],
    ...changes,
  });

describe("orders", () => {
  test("are well when they are there, paid as they were told, and have taken the stock they hold", () => {
    assert.deepEqual(judged({}), []);
  });

  test("that were acknowledged and are missing, or unpaid after all, are found", () => {
    assert.match(judged({ told: [{ orderNo: "C", paid: false }] }).join(), /1 orders that were acknowledged .* C/);
    assert.match(judged({ told: [{ orderNo: "B", paid: true }] }).join(), /1 payments that were acknowledged .* B/);
    const twice = { orderNo: "B", paid: false };
    assert.match(judged({ told: [twice, twice] }).join(), /given out twice/);
  });

  test("whose payments do not match are found: another amount, none, or one for nothing", () => {
    for (const payments of [
      [{ order_no: "A", amount_cents: 499 }],
      [],
      [
        { order_no: "A", amount_cents: 500 },
        { order_no: "B", amount_cents: 500 },
      ],
    ]) {
      assert.match(judged({ payments }).join(), /1 orders do not match their payments/);
    }
  });

  test("whose units differ from the stock taken are found", () => {
    assert.match(judged({ stock: [{ id: 7, held: 2, sold: 1 }] }).join(), /SKU 7: 2 held and 1 sold, but 1 in unpaid/);
    assert.match(judged({ stock: [{ id: 8, held: 0, sold: 1 }] }).join(), /SKU 8/);
  });
});
