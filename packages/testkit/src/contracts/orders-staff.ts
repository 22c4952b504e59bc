import assert from "node:assert/strict";
import { test } from "node:test";
import { batchOf, MADE_AT, type OrdersStage, paying, stored, unpaidOrder } from "./orders-stage.ts";

const ALL = { orderNo: undefined, userId: undefined, status: undefined, kind: undefined, page: 1, pageSize: 10 };

/** What staff sees of everybody's orders. */
export function staffTests(current: () => OrdersStage): void {
  const fill = async () => {
    const { orders } = current();
    const at = (ms: number) => ({ createdAt: MADE_AT + ms, payBefore: MADE_AT + ms + 60_000 });
    await stored(current(), unpaidOrder("A1", at(1)));
    await orders.apply([paying(await stored(current(), unpaidOrder("A2", at(3))))]);
    await stored(current(), unpaidOrder("B1", { ...at(5), userId: 8 }));
    const seckill = [unpaidOrder("SK-7-2-a", at(2)), unpaidOrder("SK-8-2-b", { ...at(5), userId: 8 })];
    await orders.addSeckill(batchOf(seckill.map((order) => ({ ...order, kind: "seckill" }))));
  };
  const list = async (changes: object) => {
    const { orders, total } = await current().orders.listAll({ ...ALL, ...changes });
    return [orders.map(({ orderNo }) => orderNo), total];
  };

  test("orders of everybody come newest first, page by page, both kinds among each other", async () => {
    await fill();
    assert.deepEqual(await list({}), [["SK-8-2-b", "B1", "A2", "SK-7-2-a", "A1"], 5]);
    const pages = [
      await list({ pageSize: 2 }),
      await list({ page: 2, pageSize: 2 }),
      await list({ page: 3, pageSize: 2 }),
    ];
    assert.deepEqual(pages, [
      [["SK-8-2-b", "B1"], 5],
      [["A2", "SK-7-2-a"], 5],
      [["A1"], 5],
    ]);
    assert.deepEqual(await list({ page: 4, pageSize: 2 }), [[], 5]);
    const { orders } = await current().orders.listAll(ALL);
    assert.equal(orders[0]?.items.length, 2);
  });

  test("they are narrowed by number, buyer, state and kind, and by several of these", async () => {
    await fill();
    assert.deepEqual(await list({ orderNo: "A2" }), [["A2"], 1]);
    assert.deepEqual(await list({ orderNo: "A" }), [[], 0]);
    assert.deepEqual(await list({ userId: 8 }), [["SK-8-2-b", "B1"], 2]);
    assert.deepEqual(await list({ status: "unpaid" }), [["SK-8-2-b", "B1", "SK-7-2-a", "A1"], 4]);
    assert.deepEqual(await list({ status: "unpaid", page: 2, pageSize: 3 }), [["A1"], 4]);
    assert.deepEqual(await list({ kind: "seckill" }), [["SK-8-2-b", "SK-7-2-a"], 2]);
    assert.deepEqual(await list({ kind: "normal", userId: 7, status: "paid" }), [["A2"], 1]);
    assert.deepEqual(await list({ kind: "seckill", status: "paid" }), [[], 0]);
  });
}
