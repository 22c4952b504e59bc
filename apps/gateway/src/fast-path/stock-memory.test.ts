import assert from "node:assert/strict";
import { test } from "node:test";
import { SeckillOutcome as Outcome } from "@mall/contracts/seckill";
import { createLocalInvalidations } from "@mall/runtime";
import { createManualClock } from "@mall/testkit";
import fc from "fast-check";
import { createStockMemory } from "./stock-memory.ts";

const SOLD_OUT = Outcome.SECKILL_OUTCOME_SOLD_OUT;
const RESERVED = Outcome.SECKILL_OUTCOME_RESERVED;
const ALREADY_BOUGHT = Outcome.SECKILL_OUTCOME_ALREADY_BOUGHT;
const ENDED = Outcome.SECKILL_OUTCOME_ENDED;
const SKU = 2;
const [ANN, BOB, EVE] = [1, 2, 3] as const;

function remember(mostBuyers = 100) {
  const clock = createManualClock();
  const invalidations = createLocalInvalidations();
  let connected = true;
  const memory = createStockMemory({
    ...{ clock, mostBuyers },
    invalidations: { hear: invalidations.hear, connected: () => connected },
  });
  return {
    ...{ clock, memory, invalidations },
    hear: (userId: number, outcome: Outcome = SOLD_OUT, sku = SKU) => memory.pageOf(sku).note(userId, outcome),
    refuses: (userId: number, sku = SKU) => memory.isSoldOutFor(sku, userId),
    connect: (now: boolean) => {
      connected = now;
    },
  };
}

test("who heard that nothing is left hears it again; a buyer who comes for the first time asks the stock", () => {
  const { hear, refuses } = remember();
  hear(ANN);
  assert.deepEqual([refuses(ANN), refuses(BOB), refuses(ANN, 7)], [true, false, false]);
});

test("who holds a place asks the stock, whatever was heard before", () => {
  const { hear, refuses } = remember();
  hear(ANN);
  hear(BOB);
  hear(ANN, ALREADY_BOUGHT);
  assert.deepEqual([refuses(ANN), refuses(BOB)], [false, true]);
});

test("units that come back, a place that somebody wins and an end of the sale let everybody ask again, at once", () => {
  for (const change of [
    ({ invalidations }: ReturnType<typeof remember>) => invalidations.tell(`seckill-stock:${SKU}`),
    ({ hear }: ReturnType<typeof remember>) => hear(EVE, RESERVED),
    ({ hear }: ReturnType<typeof remember>) => hear(EVE, ENDED),
  ]) {
    const stage = remember();
    stage.hear(ANN);
    stage.hear(BOB);
    change(stage);
    assert.deepEqual([stage.refuses(ANN), stage.refuses(BOB)], [false, false]);
  }
});

test("a change of another sale is none of this one", () => {
  const { hear, refuses, invalidations } = remember();
  hear(ANN);
  invalidations.tell("seckill-stock:22");
  assert.equal(refuses(ANN), true);
});

test("an answer to an attempt that was sent before units came back says nothing about now", () => {
  const { memory, refuses, invalidations } = remember();
  const before = memory.pageOf(SKU);
  invalidations.tell(`seckill-stock:${SKU}`);
  before.note(ANN, SOLD_OUT);
  assert.equal(refuses(ANN), false);
});

test("after 50 ms one buyer finds out while the others are refused, for 50 ms more at most", () => {
  const { clock, hear, refuses } = remember();
  for (const user of [ANN, BOB, EVE]) hear(user);
  clock.advance(49);
  assert.deepEqual(
    [ANN, BOB, EVE].map((user) => refuses(user)),
    [true, true, true],
  );
  clock.advance(1);
  assert.deepEqual(
    [ANN, BOB, EVE].map((user) => refuses(user)),
    [false, true, true],
  );
  clock.advance(50);
  assert.deepEqual(
    [ANN, BOB, EVE].map((user) => refuses(user)),
    [false, false, false],
  );
});

test("a probe that hears sold out settles it for all; nobody is held up by a sale that nobody asked about", () => {
  const { clock, hear, refuses } = remember();
  hear(ANN);
  hear(BOB);
  clock.advance(60);
  assert.deepEqual([refuses(ANN), refuses(BOB)], [false, true]);
  hear(ANN);
  assert.deepEqual([refuses(ANN), refuses(BOB)], [true, true]);
  // Prepared anew by a hand: the whole crowd comes through.
  clock.advance(1000);
  assert.deepEqual([refuses(ANN), refuses(BOB)], [false, false]);
});

test("nothing is answered from memory while changes are not heard of, or for long without a look", () => {
  const { clock, hear, refuses, connect } = remember();
  hear(ANN);
  connect(false);
  assert.equal(refuses(ANN), false);
  connect(true);
  assert.equal(refuses(ANN), true);
  for (let at = 0; at < 60_000; at += 40) {
    clock.advance(40);
    hear(BOB);
  }
  assert.deepEqual([refuses(ANN), refuses(BOB)], [false, false]);
});

test("there is room for so many buyers; those beyond ask, and a page torn out gives its room back", () => {
  const { hear, refuses, invalidations } = remember(2);
  for (const user of [ANN, BOB, EVE]) hear(user);
  assert.deepEqual(
    [ANN, BOB, EVE].map((user) => refuses(user)),
    [true, true, false],
  );
  invalidations.tell(`seckill-stock:${SKU}`);
  for (const user of [EVE, BOB, ANN]) hear(user);
  assert.deepEqual(
    [ANN, BOB, EVE].map((user) => refuses(user)),
    [false, true, true],
  );
});

test("nobody is ever refused from memory whom the stock would answer otherwise, while changes are told", () => {
  const step = fc.oneof(
    fc.record({ kind: fc.constant("try" as const), user: fc.integer({ min: 1, max: 6 }), wait: fc.nat({ max: 80 }) }),
    fc.record({
      kind: fc.constant("release" as const),
      user: fc.integer({ min: 1, max: 6 }),
      wait: fc.nat({ max: 80 }),
    }),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 80 }), fc.nat({ max: 3 }), (steps, stock) => {
      const { clock, hear, refuses, invalidations } = remember();
      let free = stock;
      const holders = new Set<number>();
      for (const { kind, user, wait } of steps) {
        clock.advance(wait);
        if (kind === "release") {
          if (holders.delete(user)) free += 1;
          invalidations.tell(`seckill-stock:${SKU}`);
          continue;
        }
        const answer = holders.has(user) ? ALREADY_BOUGHT : free === 0 ? SOLD_OUT : RESERVED;
        if (refuses(user)) {
          assert.equal(answer, SOLD_OUT);
          continue;
        }
        hear(user, answer);
        if (answer !== RESERVED) continue;
        free -= 1;
        holders.add(user);
      }
    }),
  );
});
