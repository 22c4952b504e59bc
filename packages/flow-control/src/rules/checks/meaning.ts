import type { RuleProblem } from "../rule-error.ts";
import type { RuleSet } from "../rule-set.ts";
import { checkBreakerRule } from "./breaker.ts";
import { checkFlowRule } from "./flow.ts";
import { checkApiGroup, checkGatewayRule } from "./gateway.ts";
import { checkHotParameterRule } from "./hot-parameter.ts";
import { checkSystemRule } from "./system.ts";
import { type Tell, tellBadExpression } from "./tell.ts";
import { checkUniqueIds, createUniqueCheck } from "./unique.ts";

/** API groups have nothing of the rest but a name. */
interface AnyRule {
  name?: string;
  id?: string | undefined;
  resource?: string | undefined;
  regex?: boolean | undefined;
}

/** What is wrong with rules whose structure is right. Takes time in proportion to their number. */
export function meaningProblems(rules: RuleSet): RuleProblem[] {
  const problems: RuleProblem[] = [];
  const each = <Rule extends AnyRule>(kind: keyof RuleSet, list: readonly Rule[] | undefined, check?: Check<Rule>) => {
    const tellOf = (index: number) => (field: string, problem: string) =>
      problems.push({ field: [kind, index, field].filter((part) => part !== "").join("."), problem });
    checkUniqueIds(kind, list ?? [], tellOf);
    for (const [index, rule] of (list ?? []).entries()) {
      if (rule.regex && rule.resource) tellBadExpression(rule.resource, "resource", tellOf(index));
      check?.(rule, tellOf(index));
    }
  };
  each("authority", rules.authority);
  each("system", rules.system, checkSystemRule);
  each("flow", rules.flow, checkFlowRule);
  each("isolation", rules.isolation);
  each("hotParameter", rules.hotParameter, checkHotParameterRule);
  each("apiGroups", rules.apiGroups, checkEach(checkApiGroup, createUniqueCheck("name")));
  each("gateway", rules.gateway, checkGatewayRule);
  each("breaker", rules.breaker, checkBreakerRule);
  each("outlier", rules.outlier, createUniqueCheck("resource"));
  return problems;
}

type Check<Rule> = (rule: Rule, tell: Tell) => void;

const checkEach =
  <Rule>(...checks: Check<Rule>[]): Check<Rule> =>
  (rule, tell) => {
    for (const check of checks) check(rule, tell);
  };
