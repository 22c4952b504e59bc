import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { handedOn } from "./seckill-stock-books.ts";
import { booksOf, onSale, type SeckillScene, SKU, tryOnce, win } from "./seckill-stock-stage.ts";

/** Orders of which the stock has lost the claim. */
export function seckillAdoptTests(scene: () => SeckillScene): void {
  /** The order of a place that was won just now. */
  const orderOf = (userId: number, attempt = "lost") => ({
    ...{ orderNo: `SK-${userId}-${SKU}-${attempt}`, userId, skuId: SKU, state: "handed_on" as const },
    claimedAt: scene().clock.now(),
  });

  test("an adopted order holds its unit as if nothing had been lost", async () => {
    await onSale(scene(), 3);
    const { stock, books } = scene().stage;
    const order = orderOf(7);
    const answers = await Promise.all(Array.from({ length: 5 }, () => books.adopt(order)));
    assert.deepEqual(answers.sort(), ["adopted", "known", "known", "known", "known"]);
    assert.deepEqual(await booksOf(stock), { initial: 3, free: 2, held: 1, sold: 0 });
    assert.deepEqual(await tryOnce(stock, 7), { kind: "already_bought", orderNo: order.orderNo });
    assert.equal((await stock.latestClaim(7, SKU))?.orderNo, order.orderNo);
    assert.deepEqual(
      (await handedOn(books)).map(({ orderNo }) => orderNo),
      [order.orderNo],
    );
    assert.equal(await stock.sell(order.orderNo), true);
    assert.deepEqual(await booksOf(stock), { initial: 3, free: 2, held: 0, sold: 1 });
    assert.deepEqual(await books.audit(), []);
  });

  test("a paid order is adopted as sold, and goes back by a refund once", async () => {
    await onSale(scene(), 3);
    const { stock, books } = scene().stage;
    const order = { ...orderOf(7), state: "sold" as const };
    assert.equal(await books.adopt(order), "adopted");
    assert.deepEqual(await booksOf(stock), { initial: 3, free: 2, held: 0, sold: 1 });
    assert.deepEqual(await handedOn(books), []);
    assert.deepEqual([await stock.release(order.orderNo), await stock.release(order.orderNo)], [true, false]);
    assert.deepEqual(await booksOf(stock), { initial: 3, free: 3, held: 0, sold: 0 });
    assert.equal((await tryOnce(stock, 7)).kind, "reserved");
  });

  test("a claim that is there stays as it is", async () => {
    await onSale(scene(), 3);
    const { stock, books } = scene().stage;
    const orderNo = await win(stock, 7);
    await stock.release(orderNo);
    assert.equal(await books.adopt({ ...orderOf(7), orderNo }), "known");
    assert.equal((await stock.findClaim(orderNo))?.state, "released");
    assert.deepEqual(await booksOf(stock), { initial: 3, free: 3, held: 0, sold: 0 });
  });

  test("an order of a former round takes nothing from the present one, nor does one of no sale", async () => {
    const { stage, clock } = scene();
    const order = orderOf(7);
    assert.equal(await stage.books.adopt(order), "no_sale");
    clock.advance(10);
    await onSale(scene(), 3);
    assert.equal(await stage.books.adopt(order), "other_round");
    assert.equal(await stage.books.adopt({ ...order, skuId: 9, orderNo: "SK-7-9-lost" }), "no_sale");
    assert.deepEqual(await booksOf(stage.stock), { initial: 3, free: 3, held: 0, sold: 0 });
    assert.deepEqual(await stage.books.statesOf([order.orderNo]), new Map());
  });

  test("with no unit left the place is written and told, and the next that comes back is no free one", async () => {
    await onSale(scene(), 1);
    const { stock, books } = scene().stage;
    const taken = await win(stock, 8);
    const order = orderOf(7);
    assert.deepEqual([await books.adopt(order), await books.adopt(order)], ["oversold", "known"]);
    assert.deepEqual(await tryOnce(stock, 7), { kind: "already_bought", orderNo: order.orderNo });
    for (let look = 0; look < 3; look += 1) {
      const [audit] = await books.audit();
      assert.deepEqual([audit?.verdict, audit?.over], ["fits", 1]);
    }
    assert.equal(await stock.release(taken), true);
    assert.deepEqual(await booksOf(stock), { initial: 1, free: 0, held: 1, sold: 0 });
    assert.deepEqual([await books.audit(), await tryOnce(stock, 9)], [[], { kind: "sold_out" }]);
    assert.equal(await stock.release(order.orderNo), true);
    assert.deepEqual(await booksOf(stock), { initial: 1, free: 1, held: 0, sold: 0 });
  });

  test("what was sold too often is forgotten with its round", async () => {
    await onSale(scene(), 0);
    const { stock, books } = scene().stage;
    const order = orderOf(7);
    assert.equal(await books.adopt(order), "oversold");
    scene().clock.advance(1);
    await onSale(scene(), 1);
    assert.deepEqual([await books.audit(), await stock.release(order.orderNo)], [[], true]);
    assert.deepEqual(await booksOf(stock), { initial: 1, free: 1, held: 0, sold: 0 });
  });

  test("a buyer races an adopted order for the last unit: one has it, and what is too much is told", async () => {
    for (let time = 0; time < 10; time += 1) {
      scene().clock.advance(1);
      await onSale(scene(), 1);
      const { stock, books } = scene().stage;
      const [adopted, attempt] = await Promise.all([books.adopt(orderOf(7, `r${time}`)), tryOnce(stock, 8)]);
      const over = (await books.audit())[0]?.over ?? 0;
      const expected = attempt.kind === "reserved" ? ["oversold", 1] : ["adopted", 0];
      assert.deepEqual([adopted, over], expected);
      const { free, held } = await booksOf(stock);
      assert.deepEqual([free, held], [0, 1 + over]);
    }
  });

  test("an older order that comes back does not hide the buyer's latest place", async () => {
    await onSale(scene(), 3, { limitPerUser: 2 });
    const { stock, books } = scene().stage;
    const order = orderOf(7, "0");
    scene().clock.advance(10);
    const latest = await win(stock, 7);
    assert.equal(await books.adopt(order), "adopted");
    assert.equal((await stock.latestClaim(7, SKU))?.orderNo, latest);
    await stock.release(latest);
    assert.deepEqual(await tryOnce(stock, 7).then(({ kind }) => kind), "reserved");
    assert.deepEqual((await tryOnce(stock, 7)).kind, "already_bought");
  });

  test("any history with lost and adopted orders keeps the books, to the unit", async () => {
    const step = fc.record({
      do: fc.constantFrom("reserve", "adopt", "adopt", "release", "sell", "confirm", "reopen" as const),
      user: fc.integer({ min: 1, max: 5 }),
      pick: fc.nat({ max: 20 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: 3 }), fc.array(step, { minLength: 1, maxLength: 30 }), async (units, steps) => {
        scene().clock.advance(1000);
        await onSale(scene(), units, { limitPerUser: 3 });
        const { stock, books } = scene().stage;
        const out = new Map<string, "held" | "sold">();
        for (const [index, each] of steps.entries()) {
          scene().clock.advance(1);
          const [orderNo] = [...out.keys()].slice(each.pick % Math.max(1, out.size));
          if (each.do === "reserve") {
            const outcome = await tryOnce(stock, each.user);
            if (outcome.kind === "reserved") out.set(outcome.orderNo, "held");
          } else if (each.do === "adopt") {
            const order = orderOf(each.user, `p${index}`);
            const expected = (await booksOf(stock)).free > 0 ? "adopted" : "oversold";
            const known = (await books.statesOf([order.orderNo])).size > 0;
            assert.equal(await books.adopt(order), known ? "known" : expected);
            if (!known) out.set(order.orderNo, "held");
          } else if (orderNo === undefined) continue;
          else if (each.do === "release" && (await stock.release(orderNo))) out.delete(orderNo);
          else if (each.do === "sell" && (await stock.sell(orderNo))) out.set(orderNo, "sold");
          else if (each.do === "confirm") await stock.confirm([orderNo]);
          else if (each.do === "reopen") await books.reopen([orderNo]);
          const sold = [...out.values()].filter((state) => state === "sold").length;
          const { free, ...rest } = await booksOf(stock);
          assert.deepEqual(rest, { initial: units, held: out.size - sold, sold });
          assert.equal(free, Math.max(0, units - out.size));
          const over = Math.max(0, out.size - units);
          const audits = await books.audit();
          assert.deepEqual(
            audits.map((audit) => [audit.verdict, audit.over]),
            over > 0 ? [["fits", over]] : [],
          );
        }
      }),
      { numRuns: 30 },
    );
  });
}
