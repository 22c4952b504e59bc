import { checkRuleSet } from "./check-rule-set.ts";
import { jsonFault, lineAndColumn } from "./json-fault.ts";
import { RuleError } from "./rule-error.ts";
import type { RuleSet } from "./rule-set.ts";

/**
 * Reads rules from JSON and checks them. A list is short for its flow rules: `[{"resource":"seckill_api","threshold":100}]`
 * stands for `{"flow":[…]}`.
 * @throws RuleError naming the line and column where the text is no JSON, or every wrong place of the rules.
 */
export function parseRuleSet(text: string): RuleSet {
  const value = parseJson(text.replace(BYTE_ORDER_MARK, ""));
  const rules = (Array.isArray(value) ? { flow: value } : value) as RuleSet;
  checkRuleSet(rules);
  return rules;
}

/** Some editors put it before what they save. */
const BYTE_ORDER_MARK = /^\uFEFF/;

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    const place = lineAndColumn(text, jsonFault(text) ?? text.length);
    throw new RuleError([{ field: "", problem: `are no JSON from ${place} on` }]);
  }
}
