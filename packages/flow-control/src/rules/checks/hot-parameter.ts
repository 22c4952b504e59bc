import type { HotParameterRule } from "../../hot-parameter/hot-parameter-rule.ts";
import type { Tell } from "./tell.ts";
import { createUniqueCheck } from "./unique.ts";

const ONLY_QPS = ["burst", "control", "maxQueueingMs"] as const;

/** A rule looks at one parameter; what is inside at once has neither burst nor queue. */
export function checkHotParameterRule(rule: HotParameterRule, tell: Tell): void {
  if ((rule.key === undefined) === (rule.index === undefined)) tell("", "must have a key or an index, one of them");
  if (rule.metric === "concurrency") {
    for (const field of ONLY_QPS) if (rule[field] !== undefined) tell(field, "goes only with the metric qps");
  }
  const checkValue = createUniqueCheck("value");
  for (const [index, { value }] of (rule.overrides ?? []).entries()) {
    checkValue({ value: JSON.stringify(value) }, (field, problem) => tell(`overrides.${index}.${field}`, problem));
  }
}
