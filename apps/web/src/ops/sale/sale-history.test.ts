import assert from "node:assert/strict";
import { test } from "node:test";
import type { LiveSale } from "../api/types.ts";
import { addLook, MOST_POINTS, NO_HISTORY } from "./sale-history.ts";

const START = 1_700_000_000_000;

function sale(changes: Partial<LiveSale> & { won?: number } = {}): LiveSale {
  const { won = 0, ...rest } = changes;
  return {
    ...{ id: 1, phase: "running", error: null, sku_id: 2, stock: 9, buyers: 20, started_ms: START, remaining: 9 - won },
    crowd: { sent: 0, answered: 0, won, sold_out: 0, limited: 0, already: 0, failed: 0 },
    latency: { p50_ms: 0, p95_ms: 0, p99_ms: 0 },
    orders: { landed: 0, unpaid: 0, paid: 0, cancelled: 0 },
    ledger: { initial: 9, free: 9, held: 0, sold: 0, drift: 0, open: 0 },
    verdict: null,
    ...rest,
  };
}

test("a sale is seen from its beginning, by seconds; before the crowd comes there is nothing to see", () => {
  let history = addLook(NO_HISTORY, sale({ phase: "preparing", started_ms: null }), START - 500);
  assert.deepEqual(history, { saleId: 1, points: [] });
  history = addLook(history, sale(), START + 250);
  history = addLook(history, sale({ won: 4, phase: "settling" }), START + 1500);
  assert.deepEqual(
    history.points.map(({ seconds, remaining, won }) => [seconds, remaining, won]),
    [
      [0.25, 9, 0],
      [1.5, 5, 4],
    ],
  );
});

test("what is over does not go on in time, but its last figures are kept", () => {
  const running = addLook(NO_HISTORY, sale({ won: 4 }), START + 1000);
  const over = addLook(running, sale({ won: 9, phase: "done", verdict: "exact" }), START + 60_000);
  assert.deepEqual(
    over.points.map(({ seconds, won }) => [seconds, won]),
    [[1, 9]],
  );
  assert.deepEqual(addLook(NO_HISTORY, sale({ phase: "done" }), START).points, []);
});

test("another sale begins anew", () => {
  const first = addLook(NO_HISTORY, sale({ won: 4 }), START + 1000);
  assert.equal(addLook(first, sale({ id: 2 }), START + 2000).points[0]?.won, 0);
});

test("a long sale keeps its beginning and its latest look", () => {
  let history = NO_HISTORY;
  for (let look = 0; look < 3000; look += 1) history = addLook(history, sale(), START + look * 250);
  assert.ok(history.points.length <= MOST_POINTS);
  assert.equal(history.points[0]?.seconds, 0);
  assert.equal(history.points.at(-1)?.seconds, 2999 / 4);
});
