import assert from "node:assert/strict";
import { test } from "node:test";
import { OrderFate } from "@mall/contracts/order";
import { kindsOf, MAKING_MS, openStage } from "./reconcile-stage.fixture.ts";

const { ORDER_FATE_PLACING: PLACING, ORDER_FATE_HELD: HELD } = OrderFate;
const { ORDER_FATE_SOLD: SOLD, ORDER_FATE_RELEASED: RELEASED } = OrderFate;

const SKU = 700_001;

async function withStock(t: Parameters<typeof openStage>[0], units: number) {
  const stage = await openStage(t);
  await stage.fill([{ id: SKU, stock: units }]);
  const { stock } = stage;
  return {
    ...stage,
    reserve: async (id: string, quantity: number, fate?: OrderFate) => {
      await stock.reserve(id, [{ skuId: SKU, quantity }]);
      if (fate !== undefined) stage.orders.note(id, fate);
    },
    books: async () => {
      const entry = (await stock.books()).find(({ skuId }) => skuId === SKU);
      return `${entry?.free}/${entry?.held}/${entry?.sold}`;
    },
  };
}

test("reservations follow their orders: sold, given back, or left while an order may still come", async (t) => {
  const { reserve, books, reconciler, passes } = await withStock(t, 20);
  await reserve("sold", 1, SOLD);
  await reserve("released", 2, RELEASED);
  await reserve("held", 4, HELD);
  await reserve("placing", 8, PLACING);
  const own = reconciler();
  await passes(own, 3);
  assert.equal(await books(), "5/15/0");
  await passes(own, 50);
  assert.equal(await books(), "7/12/1");
  assert.deepEqual(kindsOf(own.journal.repairs()).sort(), ["reservation_not_released", "reservation_not_sold"]);
});

test("units that nobody's order holds go back after a longer while, and a late order does not get them", async (t) => {
  const { clock, stock, reserve, books, reconciler } = await withStock(t, 5);
  await reserve("nobody", 2);
  const own = reconciler();
  clock.advance(MAKING_MS - 1);
  await own.pass();
  assert.equal(await books(), "3/2/0");
  clock.advance(1);
  await own.pass();
  assert.equal(await books(), "5/0/0");
  assert.deepEqual(kindsOf(own.journal.repairs()), ["reservation_without_order"]);
  assert.deepEqual(await stock.reserve("nobody", [{ skuId: SKU, quantity: 2 }]), { kind: "closed" });
});

test("two reconcilers and the command itself settle a reservation once", async (t) => {
  const { clock, stock, reserve, books, reconciler, passes } = await withStock(t, 5);
  await reserve("A", 2, SOLD);
  const both = [reconciler(), reconciler()];
  for (const each of both) await passes(each, 2);
  clock.advance(15_000);
  await Promise.all([...both.map(({ pass }) => pass()), stock.sell("A")]);
  assert.equal(await books(), "3/0/2");
  assert.ok(both.flatMap(({ journal }) => journal.repairs()).length <= 1);
});

test("books of a SKU that are not what was reserved are written anew", async (t) => {
  const { db, reserve, books, stock, reconciler, passes } = await withStock(t, 9);
  await reserve("A", 2, HELD);
  await reserve("B", 3, SOLD);
  await stock.sell("B");
  await db.updateTable("skus").set({ stock: 8, held: 1, sold: 0 }).where("id", "=", SKU).execute();
  const own = reconciler();
  await passes(own, 2);
  assert.equal(await books(), "4/2/3");
  assert.deepEqual(kindsOf(own.journal.repairs()), ["stock_books"]);
  await passes(own, 3);
  assert.deepEqual([own.journal.repairs().length, own.journal.open()], [1, []]);
});

test("more reserved than there ever was is for a person", async (t) => {
  const { db, reserve, books, reconciler, passes } = await withStock(t, 3);
  await reserve("A", 3, HELD);
  await db.updateTable("skus").set({ stock: 0, held: 2, initial_stock: 2 }).where("id", "=", SKU).execute();
  const own = reconciler();
  await passes(own, 2);
  assert.equal(await books(), "0/2/0");
  assert.deepEqual(
    own.journal.open().map(({ kind, skuId }) => [kind, skuId]),
    [["stock_books", SKU]],
  );
});
