import type { CheckerFactory } from "../engine/checker.ts";
import type { Entry } from "../engine/entry.ts";
import type { HotParameterRule } from "./hot-parameter-rule.ts";
import { asParameterValue, type ParameterValue } from "./parameter-value.ts";
import { createConcurrencyChecker, createRateChecker, type PerValueChecker } from "./per-value-checker.ts";

/**
 * Makes the checker of a hot-parameter rule: each value of the parameter has a limit of its own. Values are told apart
 * by their type as well: 1 is not "1". An entry passes when it has no such parameter, or one that is no string, number,
 * bigint or boolean. A changed rule keeps what is remembered as long as it limits the same thing in the same way.
 */
export const createHotParameterChecker: CheckerFactory<HotParameterRule, PerValueChecker> = (
  rule,
  { resource },
  previous,
) => {
  const create = rule.metric === "concurrency" ? createConcurrencyChecker : createRateChecker;
  return create({
    rule,
    resource,
    name: `one value of ${rule.key === undefined ? `argument ${rule.index}` : `attachment ${rule.key}`}`,
    pick: (entry) => asParameterValue(parameterOf(entry, rule)),
    thresholdOf: thresholds(rule),
    kept: previous && limitsAlike(previous.rule, rule) ? previous.checker.table : undefined,
  });
};

/** The attachment when there is one, else the argument. */
function parameterOf({ options }: Entry, { key, index }: HotParameterRule): unknown {
  const attached = key === undefined ? undefined : options.attachments?.[key];
  return attached ?? (index === undefined ? undefined : options.args?.at(index));
}

function thresholds({ threshold, overrides = [] }: HotParameterRule): (value: ParameterValue) => number {
  if (overrides.length === 0) return () => threshold;
  const named = new Map<ParameterValue, number>(overrides.map((override) => [override.value, override.threshold]));
  return (value) => named.get(value) ?? threshold;
}

function limitsAlike(before: HotParameterRule, now: HotParameterRule): boolean {
  const meaning = ({ metric = "qps", control = "reject", key, index }: HotParameterRule) =>
    JSON.stringify([metric, control, key, index]);
  return meaning(before) === meaning(now);
}
