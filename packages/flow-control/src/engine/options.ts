import type { Clock } from "../clock.ts";
import type { RuleSet } from "../rules/rule-set.ts";
import type { SystemGauge } from "./system-gauge.ts";
import type { TokenService } from "./token-service.ts";

/** What a flow control stands on. */
export interface FlowControlOptions {
  rules?: RuleSet;
  /** Default: the machine's clock. */
  clock?: Clock;
  /** Waits so many milliseconds; default setTimeout. */
  sleep?: (ms: number) => Promise<void>;
  /** Default: this machine and process. */
  system?: SystemGauge;
  /** The way to the limiter that cluster rules ask; without one this process is all there is, and checks them alone. */
  tokens?: TokenService;
  /** Resources of their own; any more without a rule share one called `(others)`. Default 10000. */
  maxResources?: number;
}
