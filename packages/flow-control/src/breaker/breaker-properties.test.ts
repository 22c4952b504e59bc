import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { Block } from "../engine/block.ts";
import type { Entry } from "../engine/entry.ts";
import { createBreakerStage } from "./breaker.fixture.ts";

const RETRY_MS = 1000;
const LEASE_MS = 5000;

const rule = {
  strategy: "errorRatio",
  threshold: 0.4,
  minRequests: 2,
  statIntervalMs: 2000,
  statBuckets: 2,
  retryTimeoutMs: RETRY_MS,
  probeLeaseMs: LEASE_MS,
} as const;

type Step = { kind: "enter" } | { kind: "leave"; pick: number; failed: boolean } | { kind: "wait"; ms: number };

/** Steps that open the breaker in most runs; `minMs` below 0 sets the clock back at times. */
function stepsOf(minMs: number, maxMs: number): fc.Arbitrary<Step[]> {
  const enter = fc.constant({ kind: "enter" } as const);
  const leave = fc.record({ kind: fc.constant("leave"), pick: fc.nat({ max: 50 }), failed: fc.boolean() });
  const wait = fc.record({ kind: fc.constant("wait"), ms: fc.integer({ min: minMs, max: maxMs }) });
  return fc.array(fc.oneof(enter, enter, leave, leave, wait), { maxLength: 100, size: "max" });
}

/** What one step did: the state that it found, and who tried to enter or left. */
interface Played {
  found: string;
  tried: Entry | Block | undefined;
  left: Entry | undefined;
}

/** Plays steps on a stage, and returns who is still inside. */
function play(stage: ReturnType<typeof createBreakerStage>, steps: readonly Step[], each?: (played: Played) => void) {
  const inside: Entry[] = [];
  for (const step of steps) {
    const found = stage.status().state;
    const tried = step.kind === "enter" ? stage.enter() : undefined;
    const left = step.kind === "leave" ? inside.splice(step.pick % (inside.length || 1), 1)[0] : undefined;
    if (step.kind === "wait") stage.clock.advance(step.ms);
    if (tried?.passed) inside.push(tried);
    if (step.kind === "leave") left?.exit(step.failed ? new Error("down") : undefined);
    each?.({ found, tried, left });
  }
  return inside;
}

test("with one probe at a time there is never more than one out", () => {
  let probed = 0;
  const property = fc.property(stepsOf(0, 1200), (steps) => {
    const probes = new Set<Entry>();
    // An hour: no probe loses its place.
    play(createBreakerStage({ ...rule, probeLeaseMs: 3_600_000 }), steps, ({ found, tried, left }) => {
      if (left) probes.delete(left);
      if (!tried?.passed || found === "closed") return;
      probes.add(tried);
      probed += 1;
      assert.equal(probes.size, 1);
    });
  });
  fc.assert(property);
  assert.ok(probed > 50, `only ${probed} probes`);
});

test("an open breaker lets nothing pass before its retry timeout", () => {
  let refused = 0;
  const property = fc.property(stepsOf(0, 1200), fc.nat({ max: 3 }), (steps, probeCount) => {
    const stage = createBreakerStage({ ...rule, probeCount });
    let openedAt = Number.NaN;
    play(stage, steps, ({ found, tried }) => {
      if (tried && found === "open") {
        assert.equal(tried.passed, stage.clock.now() - openedAt >= RETRY_MS);
        if (!tried.passed) refused += 1;
      }
      if (found !== "open" && stage.status().state === "open") openedAt = stage.clock.now();
    });
  });
  fc.assert(property);
  assert.ok(refused > 50, `only ${refused} refusals`);
});

test("whatever happened, it closes again once everything succeeds", () => {
  let troubled = 0;
  const property = fc.property(
    stepsOf(-20_000, 20_000),
    fc.nat({ max: 3 }),
    fc.boolean(),
    (steps, probeCount, lost) => {
      const stage = createBreakerStage({ ...rule, probeCount });
      const inside = play(stage, steps);
      if (stage.status().state !== "closed") troubled += 1;
      // Entries that never come back must not hold it either.
      if (!lost) for (const entry of inside) entry.exit();
      for (let call = 0; call < probeCount + 3; call += 1) {
        stage.clock.advance(LEASE_MS);
        const result = stage.enter();
        if (result.passed) result.exit();
      }
      assert.deepEqual(stage.states(), ["closed"]);
    },
  );
  fc.assert(property);
  assert.ok(troubled > 10, `only ${troubled} were not closed`);
});
