import assert from "node:assert/strict";
import { test } from "node:test";
import { booksOf, freeOf, HEADERS, onSale, type SeckillScene, SKU, tryOnce, win } from "./seckill-stock-stage.ts";

/** What becomes of a place that was won. */
export function seckillClaimTests(scene: () => SeckillScene): void {
  test("a claim tells whose it is, since when, and the trace it belongs to", async () => {
    await onSale(scene(), 5);
    const { stage, clock } = scene();
    clock.advance(3);
    const orderNo = await win(stage.stock, 7);
    const claim = { orderNo, userId: 7, skuId: SKU, state: "pending", claimedAt: clock.now(), headers: HEADERS };
    assert.deepEqual(await stage.stock.pending(10), [claim]);
    assert.deepEqual(await stage.stock.findClaim(orderNo), claim);
    assert.deepEqual(await stage.stock.latestClaim(7, SKU), claim);
    assert.equal(await stage.stock.findClaim("SK-8-2-x"), undefined);
    assert.equal(await stage.stock.latestClaim(7, 9), undefined);
  });

  test("pending claims outlive a restart, oldest first, and a confirm clears them for good", async () => {
    await onSale(scene(), 5);
    const won = [
      await win(scene().stage.stock, 9),
      await win(scene().stage.stock, 7),
      await win(scene().stage.stock, 8),
    ];
    let stock = await scene().stage.reopen();
    assert.deepEqual(
      (await stock.pending(2)).map((claim) => claim.orderNo),
      won.slice(0, 2),
    );
    await stock.confirm(won.slice(0, 2));
    stock = await scene().stage.reopen();
    assert.deepEqual(
      (await stock.pending(10)).map((claim) => claim.orderNo),
      won.slice(2),
    );
    assert.equal((await stock.findClaim(won[0] ?? ""))?.state, "handed_on");
  });

  test("preparing anew forgets the buyers but hands their claims on", async () => {
    await onSale(scene(), 2);
    const { stock } = scene().stage;
    const orderNo = await win(stock, 7);
    assert.equal(await onSale(scene(), 3), 1);
    assert.deepEqual(
      (await stock.pending(10)).map((claim) => claim.orderNo),
      [orderNo],
    );
    assert.deepEqual(await booksOf(stock), { initial: 3, free: 3, held: 0, sold: 0 });
    await win(stock, 7);
  });

  test("twenty racing releases give one unit back", async () => {
    await onSale(scene(), 3);
    const { stock } = scene().stage;
    const orderNo = await win(stock, 7);
    const answers = await Promise.all(Array.from({ length: 20 }, () => stock.release(orderNo)));
    assert.equal(answers.filter(Boolean).length, 1);
    assert.deepEqual(await booksOf(stock), { initial: 3, free: 3, held: 0, sold: 0 });
    assert.equal((await stock.findClaim(orderNo))?.state, "released");
    assert.equal(await stock.release("SK-8-2-x"), false);
  });

  test("a released claim is handed on no more, whatever a late confirm says", async () => {
    await onSale(scene(), 3);
    const { stock } = scene().stage;
    const orderNo = await win(stock, 7);
    await stock.release(orderNo);
    assert.deepEqual(await stock.pending(10), []);
    await stock.confirm([orderNo]);
    assert.equal((await stock.findClaim(orderNo))?.state, "released");
  });

  test("the release of a former round's order adds nothing to the new sale, nor takes a place from its buyer", async () => {
    await onSale(scene(), 1);
    const { stock } = scene().stage;
    const old = await win(stock, 7);
    await onSale(scene(), 1);
    const orderNo = await win(stock, 7);
    assert.equal(await stock.release(old), true);
    assert.equal(await freeOf(stock), 0);
    assert.deepEqual(await tryOnce(stock, 7), { kind: "already_bought", orderNo });
  });

  test("after a release the buyer may win again, with a new order number", async () => {
    await onSale(scene(), 1);
    const { stock } = scene().stage;
    const first = await win(stock, 7);
    await stock.release(first);
    const second = await win(stock, 7);
    assert.notEqual(first, second);
    assert.equal((await stock.latestClaim(7, SKU))?.orderNo, second);
    assert.equal(await stock.release(first), false);
    assert.equal(await freeOf(stock), 0);
  });

  test("a sold unit is booked as sold, once; a refund gives it back; nothing sells a released one", async () => {
    await onSale(scene(), 2);
    const { stock } = scene().stage;
    const orderNo = await win(stock, 7);
    await stock.confirm([orderNo]);
    assert.deepEqual([await stock.sell(orderNo), await stock.sell(orderNo)], [true, false]);
    assert.deepEqual(await booksOf(stock), { initial: 2, free: 1, held: 0, sold: 1 });
    assert.deepEqual([await stock.release(orderNo), await stock.sell(orderNo)], [true, false]);
    assert.deepEqual(await booksOf(stock), { initial: 2, free: 2, held: 0, sold: 0 });
  });
}
