import assert from "node:assert/strict";
import { checkRuleSet } from "./check-rule-set.ts";
import { RuleError } from "./rule-error.ts";

/** Wrong places as `field: problem`; none when the rules are taken. What comes over HTTP may be anything. */
function problemsOf(rules: unknown): string[] {
  try {
    checkRuleSet(rules as Parameters<typeof checkRuleSet>[0]);
    return [];
  } catch (error) {
    assert.ok(error instanceof RuleError, String(error));
    return error.problems.map(({ field, problem }) => `${field}: ${problem}`);
  }
}

/** The rules are taken. */
export const takes = (rules: unknown) => assert.deepEqual(problemsOf(rules), []);
/** The rules are refused because of exactly these places. */
export const refuses = (rules: unknown, ...problems: string[]) =>
  assert.deepEqual(problemsOf(rules).sort(), problems.sort());

/** A memory-adaptive rule. */
export const memory = {
  resource: "a",
  strategy: "memoryAdaptive",
  lowMemoryThreshold: 1000,
  highMemoryThreshold: 100,
  memoryLowWaterMark: 1024,
  memoryHighWaterMark: 2048,
};
