import assert from "node:assert/strict";
import { test } from "node:test";
import { createServerClock } from "./server-clock.ts";

function world() {
  let local = 1_000;
  const clock = createServerClock(() => local);
  /** Asks a server that is `aheadMs` before the local clock; the answer takes `there` and `back` milliseconds. */
  const ask = (aheadMs: number, there: number, back: number) => {
    const sentMs = local;
    local += there + back;
    clock.add({ sentMs, receivedMs: local, serverMs: sentMs + there + aheadMs });
  };
  return { clock, ask, pass: (ms: number) => (local += ms), ahead: () => clock.now() - local };
}

test("before the first answer it is the local clock", () => {
  assert.equal(world().ahead(), 0);
});

test("a visitor's clock that is an hour off does not matter", () => {
  const { ask, ahead } = world();
  ask(-3_600_000, 20, 20);
  assert.equal(ahead(), -3_600_000);
});

test("the answer with the shortest round trip counts, whenever it came", () => {
  const { ask, ahead } = world();
  ask(500, 300, 20);
  assert.equal(ahead(), 640, "off by less than half of the round trip");
  ask(500, 10, 10);
  assert.equal(ahead(), 500);
  ask(500, 20, 400);
  assert.equal(ahead(), 500);
});

test("old answers count no more, so that a drift is followed", () => {
  const { ask, ahead, pass } = world();
  ask(500, 1, 1);
  pass(5 * 60_000);
  ask(503, 10, 10);
  assert.equal(ahead(), 503);
});

test("an answer that contradicts the earlier ones is believed: the local clock has jumped", () => {
  const { ask, ahead } = world();
  ask(500, 1, 1);
  ask(90_000, 40, 40);
  assert.equal(ahead(), 90_000);
});

test("listeners hear of changes only, until they leave", () => {
  const { clock, ask } = world();
  let heard = 0;
  const leave = clock.subscribe(() => (heard += 1));
  ask(500, 10, 10);
  ask(500, 10, 10);
  assert.equal(heard, 1);
  leave();
  ask(90_000, 10, 10);
  assert.equal(heard, 1);
});
