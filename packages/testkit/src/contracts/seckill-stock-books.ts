import assert from "node:assert/strict";
import { test } from "node:test";
import {
  booksOf,
  buyers,
  type HandedClaim,
  onSale,
  type SeckillBooksPort,
  type SeckillScene,
  SKU,
  tryOnce,
  win,
} from "./seckill-stock-stage.ts";

const EVER = Number.MAX_SAFE_INTEGER;

/** All claims that were handed on before, page by page. */
export async function handedOn(books: SeckillBooksPort, before = EVER, limit = 2): Promise<HandedClaim[]> {
  const all: HandedClaim[] = [];
  let after: HandedClaim | undefined;
  do {
    const { claims, next } = await books.handedOn({ before, after, limit });
    assert.ok(claims.length <= limit);
    all.push(...claims);
    after = next;
  } while (after);
  return all;
}

const numbersOf = (claims: readonly { orderNo: string }[]) => claims.map(({ orderNo }) => orderNo).sort();

/** What the reconciler reads of claims and does about them. */
export function seckillBooksTests(scene: () => SeckillScene): void {
  const sale = async (units: number) => {
    await onSale(scene(), units);
    return { ...scene().stage, clock: scene().clock };
  };

  test("what was handed on and not settled is found page by page, and nothing else", async () => {
    const { stock, books, clock } = await sale(20);
    await onSale(scene(), 20, { skuId: 9 });
    const won: string[] = [];
    for (const userId of buyers(7)) won.push(await win(stock, userId));
    const [other] = await stock.reserve([{ userId: 7, skuId: 9, headers: {} }]);
    const ninth = other?.kind === "reserved" ? other.orderNo : "";
    const [pending = "", sold = "", released = "", ...handed] = won;
    await stock.confirm([sold, released, ...handed, ninth]);
    await stock.sell(sold);
    await stock.release(released);
    assert.deepEqual(numbersOf(await handedOn(books)), [...handed, ninth].sort());
    assert.deepEqual(await handedOn(books, clock.now()), []);
    assert.equal((await stock.findClaim(pending))?.state, "pending");
  });

  test("what is neither sold nor given back of a SKU is found, the last of it, handed on or not", async () => {
    const { stock, books, clock } = await sale(20);
    await onSale(scene(), 20, { skuId: 9 });
    const won: string[] = [];
    for (const userId of buyers(6)) won.push(await win(stock, userId));
    await stock.reserve([{ userId: 7, skuId: 9, headers: {} }]);
    const [sold = "", released = "", older = "", newer = "", ...pending] = won;
    await stock.confirm([sold, released, older]);
    clock.advance(10);
    await stock.confirm([newer]);
    await stock.sell(sold);
    await stock.release(released);
    assert.deepEqual((await books.unsettled(SKU, 10)).sort(), [older, newer, ...pending].sort());
    assert.deepEqual((await books.unsettled(SKU, 1)).sort(), [newer, pending.at(-1)].sort());
    assert.deepEqual(await books.unsettled(99, 10), []);
    assert.deepEqual([(await stock.saleOf(SKU))?.free, await stock.saleOf(99)], [15, undefined]);
  });

  test("a claim is as old as its hand-over, and a claim settled between two pages hides no other", async () => {
    const { stock, books, clock } = await sale(20);
    const won: string[] = [];
    for (const userId of buyers(6)) {
      won.push(await win(stock, userId));
      clock.advance(10);
      await stock.confirm(won.slice(-1));
    }
    const [first = "", second = "", ...rest] = won;
    const page = await books.handedOn({ before: EVER, after: undefined, limit: 2 });
    assert.deepEqual(numbersOf(page.claims), [first, second].sort());
    assert.equal(page.claims[1]?.handedAt, clock.now() - 40);
    await stock.sell(second);
    const next = await books.handedOn({ before: clock.now(), after: page.next, limit: 100 });
    assert.deepEqual(numbersOf(next.claims), rest.slice(0, -1).sort());
  });

  test("claims of one moment are paged without an end", async () => {
    const { stock, books } = await sale(9);
    const won: string[] = [];
    for (const userId of buyers(9)) won.push(await win(stock, userId));
    await stock.confirm(won);
    assert.deepEqual(numbersOf(await handedOn(books, EVER, 2)), won.sort());
  });

  test("a reopened claim is handed on again, once, whoever reopens it", async () => {
    const { stock, books } = await sale(3);
    const orderNo = await win(stock, 7);
    await stock.confirm([orderNo]);
    const answers = await Promise.all(Array.from({ length: 5 }, () => books.reopen([orderNo, "SK-8-2-x"])));
    assert.deepEqual(answers.flat(), [orderNo]);
    assert.deepEqual(numbersOf(await stock.pending(10)), [orderNo]);
    assert.deepEqual(await handedOn(books), []);
    await stock.confirm([orderNo]);
    assert.deepEqual(numbersOf(await handedOn(books)), [orderNo]);
    assert.deepEqual(await booksOf(stock), { initial: 3, free: 2, held: 1, sold: 0 });
  });

  test("nothing reopens a claim that is pending, sold or released", async () => {
    const { stock, books } = await sale(3);
    const won = [await win(stock, 7), await win(stock, 8), await win(stock, 9)] as const;
    await stock.sell(won[1]);
    await stock.release(won[2]);
    assert.deepEqual(await books.reopen(won), []);
    assert.deepEqual(numbersOf(await stock.pending(10)), [won[0]]);
  });

  test("a claim reopened while it is settled ends settled", async () => {
    const { stock, books } = await sale(3);
    const orderNo = await win(stock, 7);
    await stock.confirm([orderNo]);
    await Promise.all([books.reopen([orderNo]), stock.sell(orderNo), books.reopen([orderNo])]);
    assert.equal((await stock.findClaim(orderNo))?.state, "sold");
    assert.deepEqual([await stock.pending(10), await handedOn(books)], [[], []]);
  });

  test("states are told of the claims that are there", async () => {
    const { stock, books } = await sale(3);
    const orderNo = await win(stock, 7);
    assert.deepEqual(await books.statesOf([orderNo, "SK-8-2-x", "no number"]), new Map([[orderNo, "pending"]]));
    assert.deepEqual(await books.statesOf([]), new Map());
  });

  test("sound books are not told, however often they are looked at", async () => {
    const { stock, books } = await sale(3);
    await stock.sell(await win(stock, 7));
    await win(stock, 8);
    for (let look = 0; look < 3; look += 1) assert.deepEqual(await books.audit(), []);
    assert.deepEqual(await booksOf(stock), { initial: 3, free: 1, held: 1, sold: 1 });
  });

  test("old settled claims of former rounds go, and commands that come late for them do nothing", async () => {
    const { stock, books, clock } = await sale(9);
    const [sold, released, open] = [await win(stock, 7), await win(stock, 8), await win(stock, 9)] as const;
    await stock.confirm([sold, released, open]);
    await stock.sell(sold);
    await stock.release(released);
    clock.advance(1000);
    await onSale(scene(), 5);
    const present = await win(stock, 7);
    await stock.sell(present);
    clock.advance(1000);
    const query = { settledBefore: clock.now(), limit: 100 };
    assert.deepEqual(await books.tidy({ ...query, settledBefore: undefined }), { pruned: 0, relisted: [] });
    assert.deepEqual(await books.tidy({ ...query, settledBefore: clock.now() - 2000 }), { pruned: 0, relisted: [] });
    let pruned = 0;
    for (let time = 0; time < 3; time += 1) pruned += (await books.tidy(query)).pruned;
    assert.equal(pruned, 2);
    const left = await books.statesOf([sold, released, open, present]);
    assert.deepEqual([...left.keys()].sort(), [open, present].sort());
    assert.deepEqual(
      [await stock.sell(sold), await stock.release(sold), await stock.release(released)],
      [false, false, false],
    );
    assert.deepEqual(await booksOf(stock), { initial: 5, free: 4, held: 0, sold: 1 });
    assert.equal((await tryOnce(stock, 8, SKU)).kind, "reserved");
  });

  test("a sweep takes a bounded step and comes to all of them", async () => {
    const { stock, books, clock } = await sale(2000);
    const outcomes = await stock.reserve(buyers(1000).map((userId) => ({ userId, skuId: SKU, headers: {} })));
    for (const outcome of outcomes) if (outcome.kind === "reserved") await stock.release(outcome.orderNo);
    clock.advance(1000);
    await onSale(scene(), 1);
    const steps: number[] = [];
    for (let step = 0; step < 40; step += 1) {
      steps.push((await books.tidy({ settledBefore: clock.now(), limit: 100 })).pruned);
    }
    assert.equal(
      steps.reduce((sum, each) => sum + each, 0),
      1000,
    );
    assert.ok((steps[0] ?? 0) < 1000);
  });
}
