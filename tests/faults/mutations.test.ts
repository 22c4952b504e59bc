import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { type ChosenFault, findingsWith, NO_FAULT } from "./mutated.fixture.ts";

/** A defect, the fault that brings it out, and the checkers of which one at least has to see it. */
interface Seen {
  mutation: string;
  fault: ChosenFault;
  by: readonly string[];
}

/** However late the point is passed. */
const crash = (target: string): ChosenFault => ({ kind: "crash-point", target, lastsMs: 60_000 });

const seen: readonly Seen[] = [
  { mutation: "skip-the-claim", fault: NO_FAULT, by: ["total-queue"] },
  { mutation: "oversell-the-sale", fault: NO_FAULT, by: ["oversold", "bank", "ledger"] },
  { mutation: "oversell", fault: NO_FAULT, by: ["bank", "ledger"] },
  { mutation: "drop-the-compare-and-set", fault: NO_FAULT, by: ["one-way", "payments", "bank", "ledger"] },
  { mutation: "keep-the-money", fault: NO_FAULT, by: ["payments"] },
  { mutation: "answer-before-the-commit", fault: NO_FAULT, by: ["set-full"] },
  { mutation: "release-twice", fault: crash("product.command.settled"), by: ["bank", "ledger"] },
  { mutation: "acknowledge-early", fault: crash("broker.lent"), by: ["total-queue"] },
  { mutation: "mark-the-claims-before-the-confirm", fault: crash("product.claims.published"), by: ["total-queue"] },
  { mutation: "outbox-outside-the-transaction", fault: crash("order.close.closed"), by: ["bank", "ledger"] },
  { mutation: "forget-the-key", fault: crash("gateway.key.taken"), by: ["orders-once"] },
];

/** Milliseconds for all the rounds it may take, on a machine that has other things to do. */
const TIMEOUT_MS = 600_000;

describe("the harness sees", { concurrency: 2 }, () => {
  for (const { mutation, fault, by } of seen) {
    test(mutation, { timeout: TIMEOUT_MS }, async () => {
      const findings = await findingsWith([mutation], fault, { by });
      const checkers = [...new Set(findings.map(({ checker }) => checker))];
      assert.ok(
        by.some((checker) => checkers.includes(checker)),
        `found by ${checkers.join(", ") || "none"}`,
      );
    });
  }

  test("nothing in a sound shop", { timeout: TIMEOUT_MS }, async () => {
    assert.deepEqual(await findingsWith([], crash("gateway.order.created"), { rounds: 1 }), []);
  });
});
