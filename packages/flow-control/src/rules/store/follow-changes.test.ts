import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { setImmediate } from "node:timers/promises";
import { followChanges } from "./follow-changes.ts";
import type { RuleNews, StoredRules } from "./rule-store.ts";

const stored = (version: number): StoredRules => ({ version, rules: {}, by: "ann", at: version });

/** A place whose stamp is its version, looked at every 500 ms of a time that stands still. */
function watched(t: TestContext, { stamped = true } = {}) {
  t.mock.timers.enable({ apis: ["setInterval"] });
  const place = { now: undefined as StoredRules | Error | undefined, reads: 0, slow: Promise.resolve() };
  const heard: RuleNews[] = [];
  const read = async () => {
    place.reads += 1;
    const found = place.now;
    await place.slow;
    if (found instanceof Error) throw found;
    return found;
  };
  const stamp = async () => String(place.now instanceof Error ? place.now : place.now?.version);
  const source = stamped ? { stamp, read, everyMs: 500 } : { read, everyMs: 500 };
  const watch = followChanges(source, (news) => heard.push(news));
  const tick = async (ms: number) => {
    t.mock.timers.tick(ms);
    for (let turn = 0; turn < 5; turn += 1) await setImmediate();
  };
  return { place, heard, watch, tick };
}

test("tells at once, then each change once; without one nothing is read", async (t) => {
  const { place, heard, tick } = watched(t);
  await tick(0);
  assert.deepEqual(heard, [undefined]);
  place.now = stored(1);
  await tick(499);
  assert.deepEqual(heard, [undefined]);
  await tick(1);
  await tick(500);
  await tick(500);
  assert.deepEqual(heard, [undefined, stored(1)]);
  assert.equal(place.reads, 2);
});

test("without a stamp it is read each time, and told only when it differs", async (t) => {
  const { place, heard, tick } = watched(t, { stamped: false });
  await tick(500);
  place.now = stored(1);
  await tick(500);
  await tick(500);
  assert.deepEqual(heard, [undefined, stored(1)]);
  assert.equal(place.reads, 4);
});

test("an error is told once, and what was there before is told again after it", async (t) => {
  const { place, heard, tick } = watched(t);
  place.now = stored(1);
  await tick(0);
  const error = new Error("away");
  place.now = error;
  await tick(500);
  await tick(500);
  place.now = stored(1);
  await tick(500);
  assert.deepEqual(heard.slice(-2), [{ error }, stored(1)]);
});

test("looks that come while one is under way are one look after it; after the stop nothing is told", async (t) => {
  const { place, heard, watch, tick } = watched(t);
  await tick(0);
  let go = () => {};
  place.slow = new Promise<void>((resolve) => {
    go = resolve;
  });
  place.now = stored(1);
  watch.look();
  await tick(0);
  place.now = stored(2);
  watch.look();
  watch.look();
  await tick(0);
  assert.equal(place.reads, 2);
  go();
  await tick(0);
  assert.equal(place.reads, 3);
  assert.deepEqual(heard, [undefined, stored(1), stored(2)]);
  watch.look();
  watch.stop();
  place.now = stored(3);
  await tick(1000);
  watch.look();
  await tick(0);
  assert.deepEqual(heard, [undefined, stored(1), stored(2)]);
});
