import { meaningProblems } from "./checks/meaning.ts";
import { structureProblems } from "./checks/structure.ts";
import { RuleError } from "./rule-error.ts";
import type { RuleSet } from "./rule-set.ts";

/**
 * Checks rules from any source: their structure by the schema, and if that is right, what the schema cannot say.
 * @throws RuleError naming every wrong place.
 */
export function checkRuleSet(rules: RuleSet): void {
  if (isEmpty(rules)) return;
  const wrong = structureProblems(rules);
  const problems = wrong.length > 0 ? wrong : meaningProblems(rules);
  if (problems.length > 0) throw new RuleError(problems);
}

/** A flow control without rules is made often, and must not wait for the schema to be compiled. */
function isEmpty(rules: RuleSet): boolean {
  return typeof rules === "object" && rules !== null && !Array.isArray(rules) && Object.keys(rules).length === 0;
}
