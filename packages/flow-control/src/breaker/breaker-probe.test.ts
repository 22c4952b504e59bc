import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { createBreakerStage, touchy } from "./breaker.fixture.ts";

const down = new Error("down");

describe("one probe at a time", () => {
  test("while it is out all others are refused, until its success closes the breaker", () => {
    const { bad, pass, block, states, clock } = createBreakerStage(touchy);
    bad();
    clock.advance(1000);
    const probe = pass();
    assert.equal(block().retryAfterMs, 1000);
    clock.advance(29_500);
    assert.equal(block().retryAfterMs, 500, "what is left of the lease");
    probe.exit();
    assert.deepEqual(states(), ["closed"]);
    pass();
  });

  test("what entered before the breaker opened decides nothing, well or not", () => {
    const { bad, pass, block, states, clock } = createBreakerStage(touchy);
    const [lateSuccess, lateFailure] = [pass(), pass()];
    bad();
    clock.advance(1000);
    const probe = pass();
    lateSuccess.exit();
    lateFailure.exit(down);
    assert.deepEqual(states(), ["halfOpen"]);
    block();
    probe.exit();
    assert.deepEqual(states(), ["closed"]);
  });

  test("a probe that never returns expires; the next takes its place, and the lost one is not heard any more", () => {
    const { bad, pass, block, states, clock } = createBreakerStage({ ...touchy, probeLeaseMs: 200 });
    bad();
    clock.advance(1000);
    const lost = pass();
    clock.advance(199);
    block();
    clock.advance(1);
    const probe = pass();
    block();
    lost.exit();
    assert.deepEqual(states(), ["halfOpen"]);
    probe.exit(down);
    assert.deepEqual(states(), ["open"]);
  });

  test("a probe that returns after its lease still decides while no other has taken its place", () => {
    const { bad, pass, states, clock } = createBreakerStage({ ...touchy, probeLeaseMs: 200 });
    bad();
    clock.advance(1000);
    const late = pass();
    clock.advance(5000);
    late.exit();
    assert.deepEqual(states(), ["closed"]);
  });
});

describe("many probes", () => {
  const many = { ...touchy, probeCount: 3, probeLeaseMs: 500 };

  test("all pass, one failure reopens with a new wait, and the successes before it are forgotten", () => {
    const { bad, good, pass, block, states, clock } = createBreakerStage(many);
    bad();
    clock.advance(1000);
    const probes = [pass(), pass(), pass(), pass()];
    probes[0]?.exit();
    probes[1]?.exit();
    probes[2]?.exit(down);
    probes[3]?.exit();
    assert.deepEqual(states(), ["open"]);
    assert.equal(block().retryAfterMs, 1000);
    clock.advance(1000);
    good();
    good();
    assert.deepEqual(states(), ["halfOpen"]);
    good();
    assert.deepEqual(states(), ["closed"]);
  });

  test("what entered before the breaker opened does not count", () => {
    const { bad, good, pass, states, clock } = createBreakerStage({ ...many, probeCount: 1 });
    const late = pass();
    bad();
    clock.advance(1000);
    const probe = pass();
    late.exit();
    assert.deepEqual(states(), ["halfOpen"]);
    good();
    assert.deepEqual(states(), ["closed"]);
    probe.exit();
  });

  test("when none comes back within the lease the breaker opens again; those that come back renew it", () => {
    const { bad, pass, block, states, clock } = createBreakerStage(many);
    bad();
    clock.advance(1000);
    const first = pass();
    clock.advance(400);
    pass();
    first.exit();
    clock.advance(499);
    pass();
    clock.advance(1);
    assert.equal(block().retryAfterMs, 1000);
    assert.deepEqual(states(), ["open"]);
  });

  test("without a probe out nobody is waited for", () => {
    const { bad, good, pass, states, clock } = createBreakerStage(many);
    bad();
    clock.advance(1000);
    good();
    clock.advance(60_000);
    pass();
    assert.deepEqual(states(), ["halfOpen"]);
  });

  test("a withdrawn probe rolls back only where no other probe has gone", () => {
    const rules = [
      { ...many, id: "a", probeCount: 2 },
      { ...touchy, id: "b", retryTimeoutMs: 3000 },
    ];
    const { bad, pass, block, states, clock } = createBreakerStage(...rules);
    bad();
    clock.advance(3000);
    const probe = pass();
    assert.equal(block().ruleId, "b");
    assert.deepEqual(states(), ["halfOpen", "halfOpen"]);
    probe.exit();
    assert.deepEqual(states(), ["halfOpen", "closed"]);
  });
});

describe("a clock that goes back", () => {
  test("an open breaker waits no longer than its timeout from then", () => {
    const { bad, block, pass, clock } = createBreakerStage(touchy);
    bad();
    clock.advance(-3_600_000);
    assert.equal(block().retryAfterMs, 1000);
    clock.advance(999);
    block();
    clock.advance(1);
    pass();
  });

  test("a probe that is out then keeps its place no longer than its lease", () => {
    const { bad, block, pass, clock } = createBreakerStage({ ...touchy, probeLeaseMs: 200 });
    bad();
    clock.advance(1000);
    pass();
    clock.advance(-3_600_000);
    block();
    clock.advance(199);
    block();
    clock.advance(1);
    pass();
  });
});
