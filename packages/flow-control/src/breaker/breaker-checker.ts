import type { CheckerFactory } from "../engine/checker.ts";
import { type BreakerChecker, createBreaker } from "./breaker.ts";
import type { BreakerRule } from "./breaker-rule.ts";

export type { BreakerChecker } from "./breaker.ts";
export type { BreakerState } from "./breaker-status.ts";

/**
 * Makes the breaker of a rule: sentinel-golang's three strategies. Each completion counts as one, whatever its batch. A
 * changed rule keeps its breaker, so that a probe that is out while the rules change is still heard.
 *
 * Stricter than sentinel-golang: while half open only entries that entered as probes decide. There any completion does,
 * also of what began before the breaker opened, which says nothing about how the callee is now. Once closed, late
 * completions of any age count in the window, as they do there.
 */
export const createBreakerChecker: CheckerFactory<BreakerRule, BreakerChecker> = (rule, context, previous) => {
  if (!previous) return createBreaker(rule, context);
  previous.checker.change(rule, context.clock.now());
  return previous.checker;
};
