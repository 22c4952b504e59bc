import assert from "node:assert/strict";
import { test } from "node:test";
import { cancelling, MADE_AT, type OrdersStage, paying, stored, unpaidOrder } from "./orders-stage.ts";

/** What can be asked. */
export function queryTests(current: () => OrdersStage): void {
  test("a buyer's orders are listed newest first, page by page, and nobody else's", async () => {
    const { orders } = current();
    // Two of each millisecond: pages must not lose or repeat one of them.
    for (let n = 0; n < 7; n += 1) {
      await stored(current(), unpaidOrder(`A${n}`, { createdAt: MADE_AT + Math.floor(n / 2) }));
    }
    await stored(current(), unpaidOrder("B0", { userId: 8 }));
    const page = async (number: number) => orders.list({ userId: 7, status: undefined, page: number, pageSize: 3 });
    const pages = [await page(1), await page(2), await page(3), await page(4)];
    assert.deepEqual(
      pages.map((each) => each.orders.map((order) => order.orderNo)),
      [["A6", "A5", "A4"], ["A3", "A2", "A1"], ["A0"], []],
    );
    assert.deepEqual(new Set(pages.map((each) => each.total)), new Set([7]));
    assert.equal(pages[0]?.orders[0]?.items.length, 2);
  });

  test("a list can be narrowed to one state", async () => {
    const { orders } = current();
    const paid = paying(await stored(current(), unpaidOrder("A1")));
    await orders.apply([paid, cancelling(await stored(current(), unpaidOrder("A2")), "buyer")]);
    await stored(current(), unpaidOrder("A3"));
    const query = { userId: 7, page: 1, pageSize: 10 };
    assert.deepEqual(await orders.list({ ...query, status: "paid" }), { orders: [paid.to], total: 1 });
    assert.equal((await orders.list({ ...query, status: "shipped" })).total, 0);
  });

  test("expired are unpaid orders from the moment their time is over, longest overdue first", async () => {
    const { orders } = current();
    const due = (orderNo: string, payBefore: number) => stored(current(), unpaidOrder(orderNo, { payBefore }));
    const now = MADE_AT + 1000;
    await due("later", now + 1);
    const exact = await due("exact", now);
    const old = await due("old", now - 5);
    await orders.apply([paying(await due("paid", now - 9))]);
    assert.deepEqual(await orders.expired(now, 10), [old, exact]);
    assert.deepEqual(await orders.expired(now, 1), [old]);
  });
}
