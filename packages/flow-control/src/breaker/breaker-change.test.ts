import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { createBreakerStage, touchy } from "./breaker.fixture.ts";

const base = { strategy: "errorCount", threshold: 3, minRequests: 1, retryTimeoutMs: 1000 } as const;

describe("a rule that changes", () => {
  test("with the same strategy and window keeps state and counts; a shorter wait holds at once", () => {
    const { bad, states, pass, block, setRules, clock } = createBreakerStage({ ...base, id: "b" });
    bad();
    setRules({ ...base, id: "b", threshold: 2 });
    bad();
    assert.deepEqual(states(), ["open"], "the failure before the change counts");
    clock.advance(400);
    block();
    setRules({ ...base, id: "b", threshold: 2, retryTimeoutMs: 400 });
    pass();
  });

  test("with another window counts anew, but stays open", () => {
    const { bad, block, states, status, setRules } = createBreakerStage({ ...base, id: "b" });
    bad();
    setRules({ ...base, id: "b", statIntervalMs: 2000 });
    assert.equal(status().total, 0);
    for (let call = 0; call < 3; call += 1) bad();
    setRules({ ...base, id: "b", statIntervalMs: 2000, statBuckets: 2 });
    assert.deepEqual(states(), ["open"]);
    block();
  });

  test("to another strategy begins anew, closed, and says so", () => {
    const { bad, good, changes, status, setRules } = createBreakerStage({ ...touchy, id: "b" });
    bad();
    setRules({ ...touchy, id: "b", strategy: "errorRatio" });
    assert.deepEqual(changes, ["b: closed -> open", "b: open -> closed"]);
    assert.equal(status().total, 0);
    good();
  });

  test("to another strategy forgets what a closed breaker counted", () => {
    const { bad, status, setRules } = createBreakerStage({ ...base, id: "b" });
    bad();
    setRules({ ...base, id: "b", strategy: "slowRatio", threshold: 1, maxAllowedRtMs: 10 });
    assert.equal(status().total, 0);
  });

  test("hears the probe that was out", () => {
    const { bad, pass, block, states, setRules, clock } = createBreakerStage({ ...touchy, id: "b" });
    bad();
    clock.advance(1000);
    const probe = pass();
    setRules({ ...touchy, id: "b", threshold: 7 });
    block();
    probe.exit();
    assert.deepEqual(states(), ["closed"]);
  });
});
