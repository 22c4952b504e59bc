import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { attempt, openStage } from "./seckill-stage.fixture.ts";

type Stage = Awaited<ReturnType<typeof openStage>>;

type Action = "reserve" | "release" | "sell" | "look" | "set stock" | "drop stock" | "forget buyers" | "add buyer";

const of = (weight: number, max: number, ...some: Action[]) => ({
  weight,
  arbitrary: fc.record({ action: fc.constantFrom(...some), value: fc.nat({ max }) }),
});
const step = fc.oneof(
  of(8, 4, "reserve"),
  of(6, 40, "release", "sell"),
  of(2, 0, "look"),
  of(3, 4, "set stock"),
  of(3, 4, "drop stock", "forget buyers", "add buyer"),
);

/** The stock as simple as a person with redis-cli sees it: a number, a set of buyers, and which orders are of this round. */
function createModel() {
  let free: number | undefined;
  let left: number | undefined;
  const buyers = new Set<number>();
  const held = new Map<number, string>();
  let ofRound = new Set<string>();
  return {
    free: () => free,
    out: () => ofRound.size,
    setStock: (value: number | undefined) => {
      free = value;
    },
    forgetBuyers: () => buyers.clear(),
    addBuyer: (userId: number) => void buyers.add(userId),
    // A hand that writes what was left anyway changes nothing.
    notice: () => {
      if (free !== left) ofRound = new Set();
      left = free;
    },
    expected: (userId: number) => {
      if (free === undefined) return "not_started";
      if (buyers.has(userId)) return "already_bought";
      return free > 0 ? "reserved" : "sold_out";
    },
    win: (orderNo: string, userId: number) => {
      left = (free ?? 0) - 1;
      free = left;
      buyers.add(userId);
      held.set(userId, orderNo);
      ofRound.add(orderNo);
    },
    release: (orderNo: string) => {
      for (const [userId, each] of held) {
        if (each === orderNo && held.delete(userId)) buyers.delete(userId);
      }
      if (!ofRound.delete(orderNo) || free === undefined) return;
      free += 1;
      left = free;
    },
  };
}

interface World {
  stage: Stage;
  model: ReturnType<typeof createModel>;
  issued: string[];
}

const actions: Record<Action, (world: World, value: number) => Promise<void>> = {
  reserve: async ({ stage, model, issued }, userId) => {
    model.notice();
    const [outcome] = await stage.stock.reserve([attempt(userId)]);
    assert.equal(outcome?.kind, model.expected(userId));
    if (outcome?.kind !== "reserved") return;
    model.win(outcome.orderNo, userId);
    issued.push(outcome.orderNo);
  },
  release: async ({ stage, model, issued }, pick) => {
    const orderNo = issued[pick % Math.max(1, issued.length)] ?? "";
    model.notice();
    if (await stage.stock.release(orderNo)) model.release(orderNo);
  },
  sell: async ({ stage, issued }, pick) => {
    await stage.stock.sell(issued[pick % Math.max(1, issued.length)] ?? "");
  },
  "set stock": async ({ stage, model }, units) => {
    await stage.server.cli("SET", "seckill:stock:2", String(units));
    model.setStock(units);
  },
  "drop stock": async ({ stage, model }) => {
    await stage.server.cli("DEL", "seckill:stock:2");
    model.setStock(undefined);
  },
  "forget buyers": async ({ stage, model }) => {
    await stage.server.cli("DEL", "seckill:user:2");
    model.forgetBuyers();
  },
  "add buyer": async ({ stage, model }, userId) => {
    await stage.server.cli("SADD", "seckill:user:2", String(userId));
    model.addBuyer(userId);
  },
  look: async ({ stage, model }) => {
    model.notice();
    // Past the time for which a search for stocks set by hand is good.
    stage.clock.advance(10_000);
    const [books] = await stage.stock.ledger();
    const free = model.free();
    assert.equal(books?.free, free);
    if (!books || free === undefined) return;
    assert.equal(await stage.server.cli("GET", "seckill:stock:2"), String(free));
    assert.deepEqual([books.held + books.sold, books.initial - books.free], [model.out(), model.out()]);
    assert.ok(books.held >= 0 && books.sold >= 0);
  },
};

test("whatever hands do between attempts, releases and sales, the books balance", async (t) => {
  const stage = await openStage(t);
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 40 }), async (steps) => {
      await stage.server.cli("FLUSHALL");
      const world: World = { stage, model: createModel(), issued: [] };
      for (const { action, value } of steps) await actions[action](world, value);
      await actions.look(world, 0);
      assert.equal(new Set(world.issued).size, world.issued.length);
    }),
    { numRuns: 60 },
  );
});
