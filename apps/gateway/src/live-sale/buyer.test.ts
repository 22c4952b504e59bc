import assert from "node:assert/strict";
import { test } from "node:test";
import type { Answer } from "../crowd/index.ts";
import { buy, type Crowd } from "./buyer.ts";
import { createTally } from "./tally.ts";

const answer = (status: number, error?: string, data?: Record<string, unknown>): Answer => ({
  ...{ reached: true, status, ms: 2, retryAfterMs: 1000 },
  body: { ...(error ? { error } : {}), ...(data ? { data } : {}) },
});
const won = answer(200, undefined, { success: true, order_no: "SK-1" });
const busy = answer(429, "seckill_busy");
const soldOut = answer(400, "seckill_sold_out");
const already = answer(400, "seckill_already_bought");
const away = answer(503, "service_unavailable");
const silent: Answer = { reached: false, reason: "closed" };
const place = answer(200, undefined, { order_no: "SK-1" });

/** Lets a buyer meet these answers, in order; answers what was asked, what is left and what was counted. */
async function letBuy(answers: Answer[], change: Partial<Crowd> = {}) {
  const asked: string[] = [];
  const waits: number[] = [];
  const tally = createTally();
  const crowd: Crowd = {
    ...{ plan: { skuId: 2, guarded: false }, tally, soldOut: false, over: () => answers.length === 0 },
    wait: async (ms) => void waits.push(ms),
    client: {
      send: async (method, path) => {
        asked.push(`${method} ${path}`);
        return answers.shift() ?? answer(404);
      },
      close: () => {},
    },
    ...change,
  };
  await buy("token", crowd, () => 0.5);
  return { asked, waits, left: answers.length, crowd, ...tally.report() };
}

test("a buyer who is told to wait comes again until the place is won", async () => {
  const { counts, places, waits } = await letBuy([busy, busy, won, won]);
  assert.deepEqual([counts.sent, counts.answered, counts.limited, counts.won], [3, 3, 2, 1]);
  assert.deepEqual(places, ["SK-1"]);
  assert.deepEqual(waits, [1500, 1500]);
});

test("sold out is the end, for who only waits as well", async () => {
  const first = await letBuy([soldOut, won]);
  assert.deepEqual([first.counts.sold_out, first.left, first.crowd.soldOut], [1, 1, true]);
  const other = await letBuy([busy, won], { soldOut: true });
  assert.deepEqual([other.counts.limited, other.counts.won, other.left], [1, 0, 1]);
});

test("a buyer whose attempt failed goes on until it is clear, also when all is sold, and finds the place that was won", async () => {
  for (const failure of [away, silent]) {
    const { counts, places, asked } = await letBuy([failure, busy, already, place], { soldOut: true });
    assert.deepEqual([counts.failed, counts.limited, counts.already, counts.won], [1, 1, 1, 0]);
    assert.deepEqual(places, ["SK-1"]);
    assert.equal(asked.at(-1), "GET /api/v1/product/seckill/result?sku_id=2");
  }
});

test("whose time is over asks for a place once more; there may be none", async () => {
  const { counts, places, asked } = await letBuy([silent]);
  assert.deepEqual([counts.sent, counts.answered, counts.failed], [1, 0, 1]);
  assert.equal(asked.length, 2);
  assert.deepEqual(places, []);
});

test("a guarded sale gets what it asks for", async () => {
  const pass = answer(200, undefined, { token: "pass", required: true, pow: null });
  const { asked, places } = await letBuy([pass, won], { plan: { skuId: 2, guarded: true } });
  assert.deepEqual(asked, ["POST /api/v1/product/seckill/token", "POST /api/v1/product/seckill"]);
  assert.deepEqual(places, ["SK-1"]);
});
