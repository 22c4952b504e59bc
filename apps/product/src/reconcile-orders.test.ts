import assert from "node:assert/strict";
import { test } from "node:test";
import { OrderFate } from "@mall/contracts/order";
import { kindsOf, openStage, SKU } from "./reconcile-stage.fixture.ts";

const { ORDER_FATE_HELD: HELD, ORDER_FATE_SOLD: SOLD, ORDER_FATE_RELEASED: RELEASED } = OrderFate;

/** Takes a place out of the store with all that belongs to it, as a lost second does. */
function lose({ files }: Pick<Awaited<ReturnType<typeof openStage>>, "files">, orderNo: string): void {
  files.prepare("delete from seckill_claims where order_no = ?").run(orderNo);
  files.prepare("delete from seckill_buyers where order_no = ?").run(orderNo);
  files.prepare("update seckill_stock set free = free + 1 where sku_id = ?").run(SKU);
}

test("orders whose places the store has lost get them back, paid or not; cancelled ones do not", async (t) => {
  const stage = await openStage(t);
  const { onSale, win, sales, reconciler, stateOf, passes } = stage;
  await onSale(9);
  const held = await win(7, HELD);
  const sold = await win(8, SOLD);
  const cancelled = await win(9, RELEASED);
  await sales.stock.sell(sold);
  for (const orderNo of [held, sold, cancelled]) lose(stage, orderNo);
  const own = reconciler();
  await own.pass();
  assert.equal(await stateOf(held), undefined);
  await passes(own, 2);
  assert.deepEqual(
    [await stateOf(held), await stateOf(sold), await stateOf(cancelled)],
    ["handed_on", "sold", undefined],
  );
  assert.deepEqual(await sales.stock.ledger(), [{ skuId: SKU, initial: 9, free: 7, held: 1, sold: 1 }]);
  assert.deepEqual(kindsOf(own.journal.repairs()), ["claim_lost", "claim_lost"]);
  await passes(own, 5);
  assert.deepEqual([own.journal.repairs().length, own.journal.open()], [2, []]);
});

test("a unit that was sold again meanwhile is an open finding until one comes back", async (t) => {
  const stage = await openStage(t);
  const { onSale, win, sales, orders, reconciler, passes } = stage;
  await onSale(1);
  const lost = await win(7, HELD);
  lose(stage, lost);
  const second = await win(8, HELD);
  const own = reconciler();
  await passes(own, 3);
  assert.deepEqual(
    own.journal.open().map(({ kind, skuId }) => [kind, skuId]),
    [["oversold", SKU]],
  );
  assert.deepEqual(kindsOf(own.journal.repairs()), ["claim_lost"]);
  orders.become(second, RELEASED);
  await sales.stock.release(second);
  await passes(own, 1);
  assert.deepEqual(own.journal.open(), []);
  assert.deepEqual(await sales.stock.ledger(), [{ skuId: SKU, initial: 1, free: 0, held: 1, sold: 0 }]);
});

test("an order of a round that is over is left as it is", async (t) => {
  const stage = await openStage(t);
  const { onSale, win, clock, reconciler, passes, stateOf } = stage;
  await onSale(3);
  const lost = await win(7, HELD);
  lose(stage, lost);
  clock.advance(1);
  await onSale(3);
  const own = reconciler();
  await passes(own, 3);
  assert.deepEqual([await stateOf(lost), own.journal.repairs(), own.journal.open()], [undefined, [], []]);
});

test("an older order is found as well, when a store of long ago was restored", async (t) => {
  const stage = await openStage(t);
  const { onSale, win, clock, reconciler, passes, stateOf } = stage;
  await onSale(3);
  const lost = await win(7, HELD);
  clock.advance(3 * 60 * 60_000);
  lose(stage, lost);
  await passes(reconciler(), 1);
  assert.equal(await stateOf(lost), "handed_on");
});

test("thousands of orders are gone through page by page", async (t) => {
  const { onSale, orders, clock, sales, reconciler, passes } = await openStage(t);
  await onSale(2000);
  // Many of one moment: the page goes on within it.
  for (let user = 1; user <= 1100; user += 1) orders.place(`SK-${user}-${SKU}-lost`, clock.now() + (user % 2), HELD);
  await passes(reconciler(), 2);
  assert.deepEqual(await sales.stock.ledger(), [{ skuId: SKU, initial: 2000, free: 900, held: 1100, sold: 0 }]);
});

test("an order that stands while its place was given back is told, and not for a cancel under way", async (t) => {
  const { onSale, win, sales, orders, reconciler, passes } = await openStage(t);
  await onSale(3);
  const orderNo = await win(7, HELD);
  const own = reconciler();
  await passes(own, 2);
  await sales.stock.release(orderNo);
  await passes(own, 2);
  assert.deepEqual(own.journal.open(), []);
  await passes(own, 1);
  assert.deepEqual(
    own.journal.open().map(({ kind, orderNo: about }) => [kind, about]),
    [["order_without_place", orderNo]],
  );
  orders.become(orderNo, RELEASED);
  await passes(own, 2);
  assert.deepEqual(own.journal.open(), []);
});

test("while the order service is away a pass does nothing, and says so once", async (t) => {
  const { onSale, win, drain, orders, logger, reconciler, passes, stateOf } = await openStage(t);
  await onSale(3);
  const orderNo = await win(7);
  await drain();
  const own = reconciler();
  orders.state.away = true;
  await passes(own, 5);
  const told = () => logger.lines.filter((line) => line.includes("order service is away")).length;
  assert.deepEqual([await stateOf(orderNo), own.journal.checkedAt(), told()], ["handed_on", 0, 1]);
  orders.state.away = false;
  await passes(own, 1);
  assert.equal(await stateOf(orderNo), "pending");
  orders.state.away = true;
  await passes(own, 2);
  assert.equal(told(), 2);
});
