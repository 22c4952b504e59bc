import type { SystemRule } from "../../system/system-rule.ts";
import type { Tell } from "./tell.ts";

/** The use of the CPU is a share. */
export function checkSystemRule({ metric, threshold }: SystemRule, tell: Tell): void {
  if (metric === "cpu" && threshold > 1) tell("threshold", "must be a share of the CPU, 0 to 1");
}
