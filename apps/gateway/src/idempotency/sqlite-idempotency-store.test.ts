import assert from "node:assert/strict";
import { test } from "node:test";
import { createManualClock, temporaryDirectory } from "@mall/testkit";
import { createIdempotencyStore } from "./sqlite-idempotency-store.ts";

const MINUTE = 60_000;

test("a key belongs to one request until it is answered, then answers the same", async () => {
  const store = createIdempotencyStore({ file: ":memory:", synchronous: "NORMAL", clock: createManualClock() });
  assert.deepEqual(await store.begin("k", "h"), { kind: "none" });
  assert.deepEqual(await store.begin("k", "h"), { kind: "in_progress" });
  assert.deepEqual(await store.begin("k", "other"), { kind: "other_request" });
  await store.finish("k", { requestHash: "h", status: 200, body: "{}" });
  assert.deepEqual(await store.begin("k", "h"), { kind: "answered", status: 200, body: "{}" });
  store.close();
});

test("an abandoned key can be taken again, an answered one cannot be abandoned", async () => {
  const store = createIdempotencyStore({ file: ":memory:", synchronous: "NORMAL", clock: createManualClock() });
  await store.begin("k", "h");
  await store.abandon("k");
  assert.deepEqual(await store.begin("k", "h"), { kind: "none" });
  await store.finish("k", { requestHash: "h", status: 400, body: "no" });
  await store.abandon("k");
  assert.equal((await store.begin("k", "h")).kind, "answered");
  store.close();
});

test("a request whose process died may be sent again after a minute; answers are kept for a day", async () => {
  const clock = createManualClock();
  const store = createIdempotencyStore({ file: ":memory:", synchronous: "NORMAL", clock });
  await store.begin("died", "h");
  await store.begin("done", "h");
  await store.finish("done", { requestHash: "h", status: 200, body: "{}" });
  clock.advance(MINUTE + 1);
  assert.deepEqual(await store.begin("died", "h"), { kind: "none" });
  assert.equal((await store.begin("done", "h")).kind, "answered");
  clock.advance(24 * 60 * MINUTE);
  assert.deepEqual(await store.begin("done", "h"), { kind: "none" });
  store.close();
});

test("answers survive a restart", async () => {
  const directory = temporaryDirectory();
  const open = () =>
    createIdempotencyStore({
      file: directory.file("gateway.sqlite"),
      synchronous: "NORMAL",
      clock: createManualClock(),
    });
  const before = open();
  await before.begin("k", "h");
  await before.finish("k", { requestHash: "h", status: 200, body: "{}" });
  before.close();
  const after = open();
  assert.equal((await after.begin("k", "h")).kind, "answered");
  after.close();
  directory.remove();
});
