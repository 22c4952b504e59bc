import { parseRuleSet } from "../parse-rule-set.ts";
import { RuleError } from "../rule-error.ts";
import type { RuleSet } from "../rule-set.ts";

/** The rules that a text holds, or why it holds none: for who goes on either way. */
export function parsed(text: string): RuleSet | RuleError {
  try {
    return parseRuleSet(text);
  } catch (error) {
    if (error instanceof RuleError) return error;
    throw error;
  }
}

/** @throws RuleError when that is what was found. */
export function goodOnly<T>(found: T | RuleError): T {
  if (found instanceof RuleError) throw found;
  return found;
}
