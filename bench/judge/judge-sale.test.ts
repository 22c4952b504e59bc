import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { type FinishedSale, judgeSale } from "./judge-sale.ts";

const orderOf = (user_id: number, quantity = 1) => ({ user_id, order_no: `SK-${user_id}-2`, quantity });
const judged = (changes: Partial<FinishedSale>) =>
  judgeSale({ skuId: 2, stock: 2, told: [1, 2], unanswered: 0, orders: [orderOf(1), orderOf(2)], ...changes });

describe("a sale", () => {
  test("is well when everybody who was told so has one order, and no more are sold than there were", () => {
    assert.deepEqual(judged({}), []);
    assert.deepEqual(judged({ stock: 3 }), []);
  });

  test("that sold more than there was is not", () => {
    assert.match(judged({ stock: 1 }).join(), /SKU 2: 2 sold of 1/);
    assert.match(judged({ orders: [orderOf(1, 2), orderOf(2)] }).join(), /3 sold of 2/);
  });

  test("that sold twice to the same user is not", () => {
    assert.match(
      judged({ stock: 3, orders: [orderOf(1), orderOf(2), orderOf(2)] }).join(),
      /1 orders more than buyers/,
    );
    assert.match(judged({ told: [1, 2, 2] }).join(), /1 places given twice/);
  });

  test("that lost what was acknowledged is not", () => {
    assert.match(
      judged({ orders: [orderOf(1)] }).join(),
      /1 users were told "success" and have no order, such as user 2/,
    );
  });

  test("has no orders of users who were told otherwise, but of those whose answer was lost", () => {
    assert.match(judged({ told: [1] }).join(), /1 orders of users who were not told/);
    assert.deepEqual(judged({ told: [1], unanswered: 1 }), []);
  });
});
