import { keyOf } from "./parameter-value.ts";
import { createTokenBuckets } from "./token-buckets.ts";
import { createTurns } from "./turns.ts";
import { ValueTable } from "./value-table.ts";
import type { ValueCheck } from "./value-verdict.ts";

/** How often each value may come; the part of the rules that a limiter needs. */
export interface ValueLimits {
  intervalMs?: number | undefined;
  burst?: number | undefined;
  control?: "reject" | "throttling" | undefined;
  maxQueueingMs?: number | undefined;
  maxValues?: number | undefined;
}

const DEFAULT_MAX_VALUES = 20_000;

/** The table that the limits ask for: the one that was kept, or an empty one. */
export function tableFor({ maxValues = DEFAULT_MAX_VALUES }: ValueLimits, kept: ValueTable | undefined): ValueTable {
  kept?.resize(maxValues);
  return kept ?? new ValueTable(maxValues);
}

/** Makes the check of each value by itself, on what the table remembers. */
export function createValueLimiter(limits: ValueLimits, table: ValueTable): ValueCheck {
  const { intervalMs = 1000, burst = 0, maxQueueingMs = 0, control } = limits;
  const check =
    control === "throttling"
      ? createTurns(table, { intervalMs, maxQueueingMs })
      : createTokenBuckets(table, { intervalMs, burst });
  return (value, threshold, batch, now) => (batch === 0 ? 0 : check(keyOf(value), threshold, batch, now));
}
