import assert from "node:assert/strict";
import { test } from "node:test";
import {
  attempt,
  booksOf,
  buyers,
  freeOf,
  onSale,
  type SeckillScene,
  SKU,
  tryOnce,
  win,
  wonBy,
} from "./seckill-stock-stage.ts";

/** Who gets a place, and what those read who do not. */
export function seckillReserveTests(scene: () => SeckillScene): void {
  test("50 racing buyers and 5 units: exactly 5 win, one place each", async () => {
    await onSale(scene(), 5);
    const { stock } = scene().stage;
    const all = [...buyers(50), ...buyers(50)];
    const outcomes = await Promise.all(all.map((userId) => tryOnce(stock, userId)));
    assert.equal(new Set(wonBy(outcomes)).size, 5);
    const claims = await stock.pending(100);
    assert.deepEqual([claims.length, new Set(claims.map((claim) => claim.userId)).size], [5, 5]);
    const refusals = outcomes.map(({ kind }) => kind).filter((kind) => kind !== "reserved");
    assert.deepEqual([refusals.filter((kind) => kind === "already_bought").length, refusals.length], [5, 95]);
    assert.deepEqual(await booksOf(stock), { initial: 5, free: 0, held: 5, sold: 0 });
  });

  test("a restart between changes nothing: the winners stay, nobody else wins", async () => {
    await onSale(scene(), 5);
    const before = await Promise.all(buyers(3).map((userId) => tryOnce(scene().stage.stock, userId)));
    const stock = await scene().stage.reopen();
    const after = await Promise.all(buyers(50).map((userId) => tryOnce(stock, userId)));
    assert.deepEqual([wonBy(before).length, wonBy(after).length, await freeOf(stock)], [3, 2, 0]);
    const names = after.slice(0, 3).map((outcome) => "orderNo" in outcome && outcome.orderNo);
    assert.deepEqual(names, wonBy(before));
  });

  test("a batch of 1000 is decided in its order, as if one came after the other", async () => {
    await onSale(scene(), 300);
    const { stock } = scene().stage;
    const outcomes = await stock.reserve([...buyers(500), ...buyers(500)].map((userId) => attempt(userId)));
    const kinds = outcomes.map(({ kind }) => kind);
    assert.ok(kinds.slice(0, 300).every((kind) => kind === "reserved"));
    assert.ok(kinds.slice(300, 500).every((kind) => kind === "sold_out"));
    assert.ok(kinds.slice(500, 800).every((kind) => kind === "already_bought"));
    assert.ok(kinds.slice(800).every((kind) => kind === "sold_out"));
    assert.equal((await stock.pending(1000)).length, 300);
  });

  test("one batch serves several sales, each by its own stock", async () => {
    await onSale(scene(), 1);
    await onSale(scene(), 2, { skuId: 9 });
    const outcomes = await scene().stage.stock.reserve([7, 8, 9].flatMap((user) => [attempt(user), attempt(user, 9)]));
    const kinds = outcomes.map(({ kind }) => kind);
    assert.deepEqual(kinds, ["reserved", "reserved", "sold_out", "reserved", "sold_out", "sold_out"]);
    assert.deepEqual(await scene().stage.stock.reserve([]), []);
  });

  test("a buyer may hold two places where the limit is two", async () => {
    await onSale(scene(), 5, { limitPerUser: 2 });
    const { stock } = scene().stage;
    const outcomes = await stock.reserve([attempt(7), attempt(7), attempt(7)]);
    assert.deepEqual(
      outcomes.map(({ kind }) => kind),
      ["reserved", "reserved", "already_bought"],
    );
    assert.equal(new Set(wonBy(outcomes)).size, 2);
    assert.equal(await freeOf(stock), 3);
  });

  test("no sale, before the start, after the end: by the clock", async () => {
    const { stage, clock } = scene();
    assert.deepEqual(await tryOnce(stage.stock, 7), { kind: "not_started" });
    await onSale(scene(), 5, { startsAt: clock.now() + 10, endsAt: clock.now() + 20 });
    assert.deepEqual(await tryOnce(stage.stock, 7), { kind: "not_started" });
    clock.advance(10);
    await win(stage.stock, 7);
    clock.advance(10);
    assert.deepEqual(await tryOnce(stage.stock, 7), { kind: "ended" });
    assert.deepEqual(await tryOnce(stage.stock, 8), { kind: "ended" });
  });

  test("who holds a place reads already bought, also when all is sold out", async () => {
    await onSale(scene(), 1);
    const { stock } = scene().stage;
    const orderNo = await win(stock, 7);
    assert.deepEqual(await tryOnce(stock, 7), { kind: "already_bought", orderNo });
    assert.deepEqual(await tryOnce(stock, 8), { kind: "sold_out" });
  });

  test("an order number names buyer and SKU and is not used again by the next round", async () => {
    await onSale(scene(), 1);
    const first = await win(scene().stage.stock, 7);
    assert.equal(await onSale(scene(), 1), 1);
    const second = await win(scene().stage.stock, 7);
    for (const orderNo of [first, second]) assert.match(orderNo, new RegExp(`^SK-7-${SKU}-[0-9a-z]+$`));
    assert.notEqual(first, second);
  });
}
