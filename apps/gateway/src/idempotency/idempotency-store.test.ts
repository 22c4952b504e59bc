import assert from "node:assert/strict";
import { test } from "node:test";
import { createManualClock, temporaryDirectory } from "@mall/testkit";
import { createIdempotencyStore } from "./idempotency-store.ts";

const MINUTE = 60_000;

test("a key belongs to one request until it is answered, then answers the same", () => {
  const store = createIdempotencyStore({ file: ":memory:", synchronous: "NORMAL", clock: createManualClock() });
  assert.deepEqual(store.begin("k", "h"), { kind: "none" });
  assert.deepEqual(store.begin("k", "h"), { kind: "in_progress" });
  assert.deepEqual(store.begin("k", "other"), { kind: "other_request" });
  store.finish("k", 200, "{}");
  assert.deepEqual(store.begin("k", "h"), { kind: "answered", status: 200, body: "{}" });
  store.close();
});

test("an abandoned key can be taken again, an answered one cannot be abandoned", () => {
  const store = createIdempotencyStore({ file: ":memory:", synchronous: "NORMAL", clock: createManualClock() });
  store.begin("k", "h");
  store.abandon("k");
  assert.deepEqual(store.begin("k", "h"), { kind: "none" });
  store.finish("k", 400, "no");
  store.abandon("k");
  assert.equal(store.begin("k", "h").kind, "answered");
  store.close();
});

test("a request whose process died may be sent again after a minute; answers are kept for a day", () => {
  const clock = createManualClock();
  const store = createIdempotencyStore({ file: ":memory:", synchronous: "NORMAL", clock });
  store.begin("died", "h");
  store.begin("done", "h");
  store.finish("done", 200, "{}");
  clock.advance(MINUTE + 1);
  assert.deepEqual(store.begin("died", "h"), { kind: "none" });
  assert.equal(store.begin("done", "h").kind, "answered");
  clock.advance(24 * 60 * MINUTE);
  assert.deepEqual(store.begin("done", "h"), { kind: "none" });
  store.close();
});

test("answers survive a restart", () => {
  const directory = temporaryDirectory();
  const open = () =>
    createIdempotencyStore({
      file: directory.file("gateway.sqlite"),
      synchronous: "NORMAL",
      clock: createManualClock(),
    });
  const before = open();
  before.begin("k", "h");
  before.finish("k", 200, "{}");
  before.close();
  const after = open();
  assert.equal(after.begin("k", "h").kind, "answered");
  after.close();
  directory.remove();
});
