import assert from "node:assert/strict";
import { test } from "node:test";
import type { Fulfilled } from "./orders-ports.ts";
import { MADE_AT, type OrdersStage, paying, REFUNDS, stored, unpaidOrder, waiting } from "./orders-stage.ts";

/** What becomes of an order that was paid. */
export function fulfilTests(current: () => OrdersStage): void {
  const paid = async (orderNo: string) => {
    const ending = paying(await stored(current(), unpaidOrder(orderNo)));
    await current().orders.apply([ending]);
    if (ending.to.status !== "paid") throw new Error("it was to be paid");
    return ending.to;
  };
  const stateOf = async (orderNo: string) => (await current().orders.findMany([orderNo]))[0];

  test("a paid order is shipped, then completed; each step once, and none out of turn", async () => {
    const { orders } = current();
    const order = await paid("A1");
    const shipped = { ...order, status: "shipped", shippedAt: MADE_AT + 7 } as const;
    const completed = { ...shipped, status: "completed", completedAt: MADE_AT + 8 } as const;
    assert.equal(await orders.fulfil(completed), false);
    assert.equal(await orders.fulfil(shipped), true);
    assert.deepEqual(await stateOf("A1"), shipped);
    assert.equal(await orders.fulfil({ ...shipped, shippedAt: 0 }), false);
    assert.equal(await orders.fulfil({ ...order, status: "refunded", refundedAt: 0 }), false);
    assert.equal(await orders.fulfil(completed), true);
    assert.deepEqual(await stateOf("A1"), completed);
    assert.deepEqual(await waiting(current(), REFUNDS), []);
  });

  test("a refund leaves the message that gives the money back, once", async () => {
    const { orders, outbox, records } = current();
    const refunded = { ...(await paid("A1")), status: "refunded", refundedAt: MADE_AT + 7 } as const;
    const all = await Promise.all(Array.from({ length: 5 }, () => orders.fulfil(refunded)));
    assert.equal(all.filter(Boolean).length, 1);
    assert.deepEqual(await stateOf("A1"), refunded);
    const messages = (await outbox()).filter(({ queue }) => queue === REFUNDS);
    const body = { order_no: "A1", payment_no: "P1" };
    assert.deepEqual(messages, [{ queue: REFUNDS, id: "refund:A1", body }]);
    const [record] = await records.describe(["A1"]);
    assert.equal(record?.fate, "sold", "its units left the shelf");
  });

  test("of shipping and refunding at once, one wins", async () => {
    const { orders } = current();
    for (const orderNo of ["A1", "A2", "A3"]) {
      const order = await paid(orderNo);
      const steps: Fulfilled[] = [
        { ...order, status: "shipped", shippedAt: MADE_AT },
        { ...order, status: "refunded", refundedAt: MADE_AT },
      ];
      const [shipped, refunded] = await Promise.all(steps.map((step) => orders.fulfil(step)));
      assert.notEqual(shipped, refunded);
      assert.equal((await stateOf(orderNo))?.status, shipped ? "shipped" : "refunded");
      assert.equal((await waiting(current(), REFUNDS)).includes(`refund:${orderNo}`), refunded);
    }
  });
}
