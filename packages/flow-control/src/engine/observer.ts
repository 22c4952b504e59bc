import type { OutlierChange } from "../outlier/outlier-figures.ts";
import type { Block } from "./block.ts";
import type { EnterOptions } from "./entry.ts";

/** A breaker that changed its state. */
export interface BreakerChange {
  resource: string;
  ruleId: string;
  from: "closed" | "open" | "halfOpen";
  to: "closed" | "open" | "halfOpen";
  /** The ratio or count that opened it; undefined otherwise. */
  value: number | undefined;
  /** Milliseconds since the epoch. */
  at: number;
}

/** Told what happens, at once and in order. What it throws is swallowed: a log must not stop the traffic. */
export interface FlowObserver {
  blocked?(block: Block, options: EnterOptions, now: number): void;
  breakerChanged?(change: BreakerChange): void;
  outlierChanged?(change: OutlierChange): void;
}
