import type { BreakerRule } from "../../breaker/breaker-rule.ts";
import { type Tell, tellMissing } from "./tell.ts";

/** Slow calls need to know what is slow; ratios are shares. */
export function checkBreakerRule(rule: BreakerRule, tell: Tell): void {
  if (rule.strategy === "slowRatio") tellMissing(rule, ["maxAllowedRtMs"], "slowRatio needs it", tell);
  if (rule.strategy !== "errorCount" && rule.threshold > 1) tell("threshold", "must be a ratio from 0 to 1");
}
