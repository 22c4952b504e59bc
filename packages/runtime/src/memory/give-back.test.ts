import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { getHeapStatistics } from "node:v8";
import { giveBack } from "./give-back.ts";

const MB = 2 ** 20;
const PATIENCE = 400;

const heap = () => getHeapStatistics().total_heap_size;

/** About 60 MB that have lived long enough to be old. */
const crowd = () => Array.from({ length: 300_000 }, (_, id) => ({ id, name: `buyer ${id}`, bought: [id] }));

test("what a crowd left behind is given back, and what is kept is not", async () => {
  let left: unknown = crowd();
  const kept = crowd().slice(0, 1000);
  const before = heap();
  assert.ok(left);
  left = undefined;
  const done = giveBack();
  for (let looks = 0; looks < PATIENCE && heap() > before - 30 * MB; looks += 1) await sleep(25);
  assert.ok(heap() <= before - 30 * MB, `${heap() / MB} MB of ${before / MB}`);
  await done;
  assert.equal(kept[999]?.name, "buyer 999");
});
