import assert from "node:assert/strict";
import { createManualClock } from "@mall/testkit";
import type { Block } from "../engine/block.ts";
import type { Entry } from "../engine/entry.ts";
import { createFlowControl } from "../engine/flow-control.ts";
import type { BreakerRule } from "./breaker-rule.ts";

type Settings = Omit<BreakerRule, "resource">;

const bound = (rules: readonly Settings[]) => ({ breaker: rules.map((rule) => ({ resource: "stock", ...rule })) });

/** A flow control with breakers on one resource, a clock to move, and the changes that its observer was told. */
export function createBreakerStage(...rules: Settings[]) {
  const clock = createManualClock();
  const flow = createFlowControl({ clock, rules: bound(rules) });
  // Breakers are listed once their resource has been entered.
  flow.enter("stock");
  const changes: string[] = [];
  flow.observe({ breakerChanged: ({ ruleId, from, to }) => void changes.push(`${ruleId}: ${from} -> ${to}`) });
  const enter = (): Entry | Block => flow.enter("stock");
  const pass = (): Entry => {
    const result = enter();
    assert.ok(result.passed, "expected to pass");
    return result;
  };
  return {
    clock,
    changes,
    enter,
    pass,
    /** A refusal. */
    block: (): Block => {
      const result = enter();
      assert.ok(!result.passed, "expected a refusal");
      return result;
    },
    good: () => pass().exit(),
    bad: () => pass().exit(new Error("down")),
    slow: (ms: number) => {
      const entry = pass();
      clock.advance(ms);
      entry.exit();
    },
    states: () => flow.breakers().map(({ state }) => state),
    status: () => {
      const [first] = flow.breakers();
      assert.ok(first);
      return first;
    },
    setRules: (...changed: Settings[]) => flow.setRules(bound(changed)),
  };
}

/** Opens at the first failure, for a second. */
export const touchy = { strategy: "errorCount", threshold: 1, minRequests: 1, retryTimeoutMs: 1000 } as const;
