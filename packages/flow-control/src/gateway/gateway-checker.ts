import type { CheckerFactory } from "../engine/checker.ts";
import { createRateChecker, type PerValueChecker } from "../hot-parameter/per-value-checker.ts";
import type { GatewayRule } from "./gateway-rule.ts";
import { createParameterReader } from "./request-parameter.ts";

/** The one value that all entries have where the whole resource is limited. */
const ALL = "";

/**
 * Makes the checker of a gateway rule. As in Sentinel it is a hot-parameter rule inside, whose parameter comes from the
 * request: its blocks are of that kind. An entry passes when the rule has a parameter and the request has no value for
 * it, or none that fits the pattern; without a parameter all entries share one limit.
 */
export const createGatewayChecker: CheckerFactory<GatewayRule, PerValueChecker> = (rule, { resource }, previous) => {
  const { parameter } = rule;
  const read = parameter && createParameterReader(parameter);
  return createRateChecker({
    rule,
    resource,
    name: parameter ? `one value of ${[parameter.source, parameter.field].filter(Boolean).join(" ")}` : "the resource",
    pick: read ? ({ options }) => read(options.request) : () => ALL,
    thresholdOf: () => rule.threshold,
    kept: previous && limitsAlike(previous.rule, rule) ? previous.checker.table : undefined,
  });
};

function limitsAlike(before: GatewayRule, now: GatewayRule): boolean {
  const meaning = ({ control = "reject", parameter }: GatewayRule) =>
    JSON.stringify([control, parameter?.source, parameter?.field]);
  return meaning(before) === meaning(now);
}
