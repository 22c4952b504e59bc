import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { FaultPlan } from "../faults/faults/fault.ts";
import type { RoundResult } from "../faults/round/run-round.ts";
import { runRounds } from "../faults/round/run-rounds.ts";
import { scheduleOf } from "../faults/schedule.ts";
import { openWorld } from "../faults/worlds/open-world.ts";

const SEED = 7;

/** Milliseconds after which what has not come right never will; a sound shop gets as long as it takes. */
const HOPELESS_MS = 8_000;
const PATIENCE_MS = 60_000;

/** Rounds until a missing guard has to have been missed: one is mostly enough, but those who race may not meet in it. */
const MOST_ROUNDS = 4;

/** What goes wrong in a round. */
interface Trouble {
  kind: string;
  fault: FaultPlan;
}

/** A guard that is taken away, in a round in which it is needed, and the checkers one of which has to see that it is gone. */
interface Case extends Trouble {
  mutation: string;
  checkers: readonly string[];
}

/** Ends a process at the first pass, however late it is. */
const crashAt = (target: string): Trouble => ({
  kind: "crash-point",
  fault: { target, afterMs: 0, lastsMs: PATIENCE_MS, extent: 0 },
});

/** Late enough that two who change one order at once both see it as it was. */
const SLOW = { kind: "wire-slow", fault: { target: "mysql", afterMs: 0, lastsMs: 2500, extent: 0 } };

const CASES: readonly Case[] = [
  { mutation: "skip-the-claim-in-redis", checkers: ["total-queue"], ...SLOW },
  { mutation: "mark-the-claims-before-the-confirm", checkers: ["total-queue"], ...crashAt("product.claims.published") },
  { mutation: "acknowledge-early-to-rabbitmq", checkers: ["total-queue"], ...crashAt("order.claims.stored") },
  { mutation: "drop-the-compare-and-set", checkers: ["one-way", "payments", "bank", "ledger"], ...SLOW },
];

/**
 * Rounds on a world of their own, without the reconciler: it would mend what is to be seen. They end with the first that
 * finds something; of mutations, something that is not only late.
 */
async function play(
  mutations: readonly string[],
  troubles: readonly Trouble[],
  until?: readonly string[],
): Promise<RoundResult[]> {
  const world = await openWorld("full", { mutations, env: { RECONCILE_SECONDS: "0" } });
  const plans = troubles.map(({ kind, fault }, index) => {
    const [plan] = scheduleOf(SEED + index, 1, [{ name: kind, targets: [fault.target] }]);
    assert.ok(plan);
    return { ...plan, fault, round: index + 1 };
  });
  try {
    const patienceMs = mutations.length > 0 ? HOPELESS_MS : PATIENCE_MS;
    return await runRounds({ world, plans, patienceMs, until });
  } finally {
    await world.dispose();
  }
}

describe("a guard of the real adapters that is taken away is missed", () => {
  for (const { mutation, checkers, ...trouble } of CASES) {
    test(mutation, async (context) => {
      const rounds = await play([mutation], Array(MOST_ROUNDS).fill(trouble), checkers);
      const findings = rounds.flatMap((round) => round.findings);
      for (const { checker: by, detail } of findings) context.diagnostic(`${by}: ${detail}`);
      assert.ok(
        findings.some((finding) => checkers.includes(finding.checker)),
        `${checkers.join(", ")} have found nothing`,
      );
    });
  }
});

test("with every guard in place the same rounds pass", async () => {
  const troubles = [crashAt("product.claims.published"), crashAt("order.claims.stored"), SLOW];
  const rounds = await play([], troubles);
  assert.deepEqual(
    rounds.flatMap(({ findings }) => findings),
    [],
  );
  assert.equal(rounds.length, troubles.length);
});
