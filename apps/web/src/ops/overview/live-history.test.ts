import assert from "node:assert/strict";
import { test } from "node:test";
import type { Live } from "../api/types.ts";
import { addLive, NOTHING_HEARD, REMEMBERED_S } from "./live-history.ts";

const START = 1_700_000_000;

const look = (second: number, perSecond = 1): Live => ({
  t: (START + second) * 1000 + 40,
  requests: { per_second: perSecond, p50_ms: 1, p95_ms: 2, p99_ms: null, errors: 0 },
  flow: { passed: perSecond, blocked: 3 },
  ...{ resources: [], queues: [], breakers: [] },
  process: { rss_mb: 1, cpu_percent: 1, event_loop_ms: 1 },
  ledger: { drift: 0, open: 0 },
});

test("a look becomes a second of the charts, and is the latest", () => {
  const { points, latest } = addLive(NOTHING_HEARD, look(1, 7));
  assert.deepEqual(points, [{ at: START + 1, requests: 7, refused: 3, p50: 1, p95: 2, p99: null }]);
  assert.equal(latest?.requests.per_second, 7);
});

test("after a pause the lines are broken, not drawn through", () => {
  const history = [1, 2, 60].reduce((before, second) => addLive(before, look(second)), NOTHING_HEARD);
  assert.deepEqual(
    history.points.map(({ at, requests }) => [at - START, requests]),
    [
      [1, 1],
      [2, 1],
      [3, null],
      [60, 1],
    ],
  );
});

test("five minutes are remembered", () => {
  let history = NOTHING_HEARD;
  for (let second = 0; second < 1000; second += 1) history = addLive(history, look(second));
  assert.equal(history.points.length, REMEMBERED_S);
  assert.equal(history.points.at(-1)?.at, START + 999);
});

test("the same second, heard again by a new connection, counts once", () => {
  const history = addLive(NOTHING_HEARD, look(5, 7));
  assert.deepEqual(addLive(history, look(5, 9)), history);
  assert.equal(addLive(history, look(4, 9)).latest?.requests.per_second, 7);
});
