import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { createBreakerStage, touchy } from "./breaker.fixture.ts";

test("case 9: slow calls over 10 ms, at least 3, ratio 1, window and retry 5 s", () => {
  const { slow, block, pass, clock } = createBreakerStage({
    strategy: "slowRatio",
    threshold: 1,
    maxAllowedRtMs: 10,
    minRequests: 3,
    statIntervalMs: 5000,
    retryTimeoutMs: 5000,
  });
  for (let call = 0; call < 3; call += 1) slow(20);
  assert.equal(block().retryAfterMs, 5000);
  clock.advance(1000);
  const refused = block();
  assert.deepEqual([refused.kind, refused.value, refused.retryAfterMs], ["breaker", 1, 4000]);
  clock.advance(4000);
  pass();
});

test("case 10: error ratio 0.2, at least 1, window 20 s, retry 10 s", () => {
  const { good, bad, block, states, clock } = createBreakerStage({
    strategy: "errorRatio",
    threshold: 0.2,
    minRequests: 1,
    statIntervalMs: 20_000,
    retryTimeoutMs: 10_000,
  });
  good();
  bad();
  assert.deepEqual(states(), ["open"]);
  assert.equal(block().value, 0.5);
  clock.advance(5000);
  block();
  clock.advance(5000);
  bad();
  assert.deepEqual(states(), ["open"]);
  block();
  clock.advance(10_000);
  good();
  assert.deepEqual(states(), ["closed"]);
  for (let call = 0; call < 6; call += 1) good();
  bad();
  good();
});

test("case 11: probeNum 10: HalfOpen stays until the tenth success", () => {
  const { good, bad, states, clock } = createBreakerStage({ ...touchy, probeCount: 10 });
  bad();
  clock.advance(1000);
  for (let call = 0; call < 9; call += 1) good();
  assert.deepEqual(states(), ["halfOpen"]);
  good();
  assert.deepEqual(states(), ["closed"]);
});

test("case 12: two breakers, one open: its probe blocked by the other rolls back to Open", () => {
  const { bad, block, good, states, status, changes, clock } = createBreakerStage(
    { ...touchy, id: "short" },
    { ...touchy, id: "long", retryTimeoutMs: 10_000 },
  );
  bad();
  const { retryAtMs } = { retryAtMs: 0, ...status() };
  clock.advance(1000);
  assert.equal(block().ruleId, "long");
  assert.deepEqual(states(), ["open", "open"]);
  assert.deepEqual({ retryAtMs: 0, ...status() }.retryAtMs, retryAtMs, "no new wait");
  assert.deepEqual(changes.slice(2), ["short: open -> halfOpen", "short: halfOpen -> open"]);
  clock.advance(9000);
  good();
  assert.deepEqual(states(), ["closed", "closed"]);
});

describe("when a breaker opens", () => {
  test("a ratio that is the threshold but for rounding is enough; a few requests are not", () => {
    const { good, bad, states } = createBreakerStage({ strategy: "errorRatio", threshold: 0.1 + 0.2 });
    bad();
    bad();
    bad();
    good();
    assert.deepEqual(states(), ["closed"], "four of at least five");
    const exact = createBreakerStage({ strategy: "errorRatio", threshold: 0.1 + 0.2, minRequests: 10 });
    for (let call = 0; call < 7; call += 1) exact.good();
    for (let call = 0; call < 3; call += 1) exact.bad();
    assert.deepEqual(exact.states(), ["open"]);
  });

  test("a call as long as allowed is not slow, and errors do not count as slow", () => {
    const { slow, bad, states } = createBreakerStage({
      strategy: "slowRatio",
      threshold: 0.5,
      maxAllowedRtMs: 10,
      minRequests: 1,
    });
    slow(10);
    bad();
    assert.deepEqual(states(), ["closed"]);
    slow(11);
    slow(11);
    assert.deepEqual(states(), ["open"]);
  });

  test("what has left the window is forgotten, bucket by bucket", () => {
    const rule = {
      strategy: "errorCount",
      threshold: 2,
      minRequests: 1,
      statIntervalMs: 1000,
      statBuckets: 2,
    } as const;
    const { bad, states, status, clock } = createBreakerStage(rule);
    bad();
    clock.advance(1000);
    bad();
    assert.deepEqual(states(), ["closed"]);
    clock.advance(500);
    const { total, bad: failed, ratio } = status();
    assert.deepEqual([total, failed, ratio], [1, 1, 1]);
    bad();
    assert.deepEqual(states(), ["open"]);
  });

  test("its status says since when, until when and why; the observer hears each change", () => {
    const { good, bad, status, changes, clock } = createBreakerStage({ ...touchy, id: "b" });
    const start = clock.now();
    assert.deepEqual(status(), {
      resource: "stock",
      ruleId: "b",
      state: "closed",
      since: start,
      total: 0,
      bad: 0,
      ratio: 0,
    });
    clock.advance(300);
    bad();
    const opened = { state: "open", since: start + 300, retryAtMs: start + 1300, total: 1, bad: 1, ratio: 1 };
    assert.deepEqual(status(), { resource: "stock", ruleId: "b", ...opened });
    clock.advance(1000);
    good();
    const { total, since } = status();
    assert.deepEqual([total, since], [0, start + 1300], "closing clears the window");
    assert.deepEqual(changes, ["b: closed -> open", "b: open -> halfOpen", "b: halfOpen -> closed"]);
  });
});
