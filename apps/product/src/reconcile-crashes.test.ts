import assert from "node:assert/strict";
import { test } from "node:test";
import { OrderFate } from "@mall/contracts/order";
import { openStage, SKU } from "./reconcile-stage.fixture.ts";

type Stage = Awaited<ReturnType<typeof openStage>>;

const { ORDER_FATE_HELD: HELD, ORDER_FATE_SOLD: SOLD, ORDER_FATE_RELEASED: RELEASED } = OrderFate;

/** A store that dies in the n-th call from now: before it did anything, or when it was done and nobody heard of it. */
function dying<S extends object>(store: S, crash: { in: number; when: "before" | "after" }): S {
  return new Proxy(store, {
    get: (target, name) => {
      const method: unknown = Reflect.get(target, name);
      if (typeof method !== "function") return method;
      return async (...args: unknown[]) => {
        crash.in -= 1;
        if (crash.in < 0 || (crash.in === 0 && crash.when === "before")) throw new Error("died");
        const answer: unknown = await method.apply(target, args);
        if (crash.in === 0) throw new Error("died");
        return answer;
      };
    },
  });
}

/** Commands that are lost: of places won and of reservations. */
async function loseCommands({ onSale, win, drain, fill, stock, orders }: Stage) {
  await onSale(9);
  await win(2, SOLD);
  await win(3, RELEASED);
  await drain();
  await fill([{ id: 800_001, stock: 9 }]);
  for (const [id, fate] of Object.entries({ sold: SOLD, released: RELEASED, held: HELD })) {
    await stock.reserve(id, [{ skuId: 800_001, quantity: 1 }]);
    orders.note(id, fate);
  }
}

/** A message that is lost, and a claim. */
async function losePlaces({ win, drain, files }: Stage) {
  await win(1);
  const gone = await win(4, HELD);
  await drain();
  files.prepare("delete from seckill_claims where order_no = ?").run(gone);
  files.prepare("delete from seckill_buyers where order_no = ?").run(gone);
  files.prepare("update seckill_stock set free = free + 1 where sku_id = ?").run(SKU);
}

async function assertWhole({ sales, stock, relay }: Stage) {
  await relay();
  assert.deepEqual(await sales.stock.ledger(), [{ skuId: SKU, initial: 9, free: 6, held: 2, sold: 1 }]);
  const books = (await stock.books()).find(({ skuId }) => skuId === 800_001);
  assert.deepEqual(books, { skuId: 800_001, initial: 9, free: 7, held: 1, sold: 1 });
}

for (const when of ["before", "after"] as const) {
  test(`a reconciler that dies ${when} any of its steps leaves the rest to the next one`, async (t) => {
    for (let step = 1; ; step += 1) {
      const stage = await openStage(t);
      await loseCommands(stage);
      const crash = { in: Number.POSITIVE_INFINITY, when };
      const { sales, stock, reconciler, passes, clock } = stage;
      const first = reconciler({
        stock: dying(stock, crash),
        sales: { stock: dying(sales.stock, crash), books: dying(sales.books, crash) },
      });
      // What is not yet as it should be is only noted in these.
      await passes(first, 2);
      await losePlaces(stage);
      clock.advance(16_000);
      crash.in = step;
      const died = await first.pass().then(
        () => false,
        () => true,
      );
      if (!died) {
        assert.ok(step > 8);
        return await assertWhole(stage);
      }
      await passes(stage.reconciler(), 4);
      await assertWhole(stage);
    }
  });
}
