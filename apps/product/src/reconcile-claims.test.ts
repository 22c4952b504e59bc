import assert from "node:assert/strict";
import { test } from "node:test";
import { OrderFate } from "@mall/contracts/order";
import { QUEUES } from "@mall/messaging";
import { GRACE_MS, kindsOf, openStage } from "./reconcile-stage.fixture.ts";

const { ORDER_FATE_HELD: HELD, ORDER_FATE_SOLD: SOLD, ORDER_FATE_RELEASED: RELEASED } = OrderFate;

test("a place whose message was lost is handed on again, once the grace is over", async (t) => {
  const { clock, logger, onSale, win, drain, reconciler, stateOf, relay, broker } = await openStage(t);
  await onSale(3);
  const orderNo = await win(7);
  await drain();
  const { pass, journal } = reconciler();
  clock.advance(GRACE_MS);
  await pass();
  assert.equal(await stateOf(orderNo), "handed_on");
  clock.advance(1);
  await pass();
  assert.equal(await stateOf(orderNo), "pending");
  assert.deepEqual(kindsOf(journal.repairs()), ["message_lost"]);
  assert.equal(journal.repairs()[0]?.orderNo, orderNo);
  assert.match(logger.lines.join("\n"), /repaired: the broker had the message/);
  await relay();
  assert.equal((await broker.depths()).find(({ queue }) => queue === QUEUES.seckillOrder)?.ready, 1);
});

test("a place whose order is there is left alone, however long it waits", async (t) => {
  const { onSale, win, drain, reconciler, stateOf, passes } = await openStage(t);
  await onSale(3);
  const orderNo = await win(7, HELD);
  await drain();
  const own = reconciler();
  await passes(own, 50);
  assert.equal(await stateOf(orderNo), "handed_on");
  assert.deepEqual([own.journal.repairs(), own.journal.open()], [[], []]);
});

test("while messages wait in the queue none counts as lost so soon", async (t) => {
  const { onSale, win, drain, reconciler, stateOf, passes } = await openStage(t);
  await onSale(3);
  const orderNo = await win(7);
  const own = reconciler();
  await passes(own, 29);
  assert.equal(await stateOf(orderNo), "handed_on");
  await drain();
  await passes(own, 1);
  assert.equal(await stateOf(orderNo), "pending");
});

test("what never becomes an order is tried again ever less often, and told to a person", async (t) => {
  const { onSale, win, drain, reconciler, relay, passes } = await openStage(t);
  await onSale(3);
  const orderNo = await win(7);
  const own = reconciler();
  for (let time = 0; time < 360; time += 1) {
    await drain();
    await passes(own, 1);
    await relay();
  }
  // Within an hour, at 15, 30, 60 … seconds after each hand-over.
  assert.equal(own.journal.repairs().length, 7);
  assert.deepEqual(
    own.journal.open().map(({ kind, orderNo: about }) => [kind, about]),
    [["claim_without_order", orderNo]],
  );
});

test("a message among the dead letters is not sent beside itself, but told", async (t) => {
  const { onSale, win, clock, broker, reconciler, stateOf, passes, drain } = await openStage(t);
  await onSale(3);
  const orderNo = await win(7);
  const refuse = async () => {
    throw new Error("no");
  };
  const consumer = await broker.consume(QUEUES.seckillOrder, { handle: refuse });
  while ((await broker.deadLetters(QUEUES.seckillOrder, 1)).length === 0) {
    clock.advance(1000);
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  await consumer.stop();
  const own = reconciler();
  await passes(own, 10);
  assert.equal(await stateOf(orderNo), "handed_on");
  assert.deepEqual(
    own.journal.open().map(({ kind, orderNo: about }) => [kind, about]),
    [["claim_among_dead_letters", orderNo]],
  );
  await broker.retryDeadLetters(QUEUES.seckillOrder);
  await drain();
  await passes(own, 1);
  assert.equal(await stateOf(orderNo), "pending");
});

test("lost stock commands are made up for: paid is sold, cancelled goes back, and the buyer may try again", async (t) => {
  const { onSale, win, orders, sales, reconciler, stateOf, passes } = await openStage(t);
  await onSale(3);
  const [paid, cancelled] = [await win(7, HELD), await win(8, HELD)];
  const own = reconciler();
  await passes(own, 3);
  orders.become(paid, SOLD);
  orders.become(cancelled, RELEASED);
  // The commands have the grace to come, from when it is known that they should.
  await passes(own, 2);
  assert.deepEqual([await stateOf(paid), await stateOf(cancelled)], ["handed_on", "handed_on"]);
  await passes(own, 1);
  assert.deepEqual([await stateOf(paid), await stateOf(cancelled)], ["sold", "released"]);
  assert.deepEqual(kindsOf(own.journal.repairs()).sort(), ["claim_not_released", "claim_not_sold"]);
  assert.deepEqual(await sales.stock.ledger(), [{ skuId: 2, initial: 3, free: 2, held: 0, sold: 1 }]);
  await win(8);
  await passes(own, 1);
  assert.equal(own.journal.repairs().length, 2);
});

test("a command that comes in time leaves nothing to repair", async (t) => {
  const { onSale, win, orders, sales, reconciler, passes } = await openStage(t);
  await onSale(3);
  const orderNo = await win(7, HELD);
  const own = reconciler();
  orders.become(orderNo, SOLD);
  await passes(own, 2);
  await sales.stock.sell(orderNo);
  await passes(own, 3);
  assert.deepEqual(own.journal.repairs(), []);
});

test("two reconcilers at once do everything once", async (t) => {
  const { clock, onSale, win, drain, sales, reconciler } = await openStage(t);
  await onSale(9);
  for (const userId of [7, 8, 9]) await win(userId);
  await win(10, SOLD);
  await win(11, RELEASED);
  await drain();
  const both = [reconciler(), reconciler()];
  for (let time = 0; time < 4; time += 1) {
    clock.advance(10_000);
    await Promise.all(both.map(({ pass }) => pass()));
  }
  const repairs = both.flatMap(({ journal }) => journal.repairs());
  const counts = Map.groupBy(repairs, ({ kind, orderNo }) => `${kind} ${orderNo}`);
  assert.deepEqual([repairs.length, counts.size], [5, 5]);
  assert.deepEqual(await sales.stock.ledger(), [{ skuId: 2, initial: 9, free: 5, held: 3, sold: 1 }]);
});

test("a pass is bounded and goes on where the last one was", async (t) => {
  const { onSale, sales, relay, drain, orders, passes, reconciler } = await openStage(t);
  await onSale(12_000);
  for (let from = 1; from <= 10_600; from += 1000) {
    const users = Array.from({ length: Math.min(1000, 10_601 - from) }, (_, index) => from + index);
    const outcomes = await sales.stock.reserve(users.map((userId) => ({ userId, skuId: 2, headers: {} })));
    assert.ok(outcomes.every(({ kind }) => kind === "reserved"));
  }
  await relay();
  await drain();
  const own = reconciler();
  orders.state.calls = 0;
  await passes(own, 2);
  assert.equal(orders.state.calls - 4, 20);
  assert.equal((await sales.stock.pending(20_000)).length, 10_000);
  await passes(own, 1);
  assert.equal((await sales.stock.pending(20_000)).length, 10_600);
});
