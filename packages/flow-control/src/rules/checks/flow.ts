import type { FlowRule } from "../../flow/flow-rule.ts";
import { type Tell, tellMissing } from "./tell.ts";

/** What a flow rule needs depends on its strategy. */
export function checkFlowRule(rule: FlowRule, tell: Tell): void {
  STRATEGIES[rule.strategy ?? "direct"](rule, tell);
  if (rule.cluster) checkCluster(rule, tell);
}

const STRATEGIES = {
  direct: (rule: FlowRule, tell: Tell) => tellMissing(rule, ["threshold"], "a direct rule needs it", tell),
  warmUp: (rule: FlowRule, tell: Tell) => {
    tellMissing(rule, ["threshold", "warmUpPeriodSec"], "a warm-up rule needs it", tell);
    if (rule.threshold === 0) tell("threshold", "must be more than 0 to warm up to");
  },
  memoryAdaptive: checkMemoryAdaptive,
};

/** Both comparisons are strict, as in sentinel-golang: the line between the marks needs a slope, and a length. */
function checkMemoryAdaptive(rule: FlowRule, tell: Tell): void {
  const thresholds = ["lowMemoryThreshold", "highMemoryThreshold"] as const;
  const marks = ["memoryLowWaterMark", "memoryHighWaterMark"] as const;
  tellMissing(rule, [...thresholds, ...marks], "a memory-adaptive rule needs it", tell);
  const [low = Number.POSITIVE_INFINITY, high = 0] = thresholds.map((field) => rule[field]);
  if (low <= high) tell("lowMemoryThreshold", `must be more than highMemoryThreshold, ${high}`);
  const [lowMark = 0, highMark = Number.POSITIVE_INFINITY] = marks.map((field) => rule[field]);
  if (lowMark >= highMark) tell("memoryLowWaterMark", `must be less than memoryHighWaterMark, ${highMark}`);
}

function checkCluster({ strategy = "direct", control = "reject", relatedResource }: FlowRule, tell: Tell): void {
  if (strategy !== "direct") tell("cluster", "goes only with the strategy direct");
  if (control !== "reject") tell("cluster", "goes only with the control reject");
  if (relatedResource !== undefined) tell("cluster", "does not go with a related resource");
}
