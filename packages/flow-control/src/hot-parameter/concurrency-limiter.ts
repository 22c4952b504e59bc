import type { Entry } from "../engine/entry.ts";
import { keyOf, type ParameterValue } from "./parameter-value.ts";
import type { ValueState, ValueTable } from "./value-table.ts";
import type { Refusal } from "./value-verdict.ts";

/** How many entries of each value are inside. */
export interface ConcurrencyLimiter {
  /** 0, or why one more may not enter. */
  check(value: ParameterValue, threshold: number): 0 | Refusal;
  enter(value: ParameterValue, entry: Entry): void;
  leave(entry: Entry): void;
}

/**
 * Makes a limiter on what the table remembers. Each entry counts as one whatever its batch, as in sentinel-golang. An
 * entry leaves the very count that it entered: if its value was forgotten meanwhile and has come back, the new count
 * stays as it is. Values of which nothing is inside are forgotten at once, so only with more than `maxValues` values
 * inside at the same time does one begin again at 0.
 */
export function createConcurrencyLimiter(table: ValueTable): ConcurrencyLimiter {
  const entered = new WeakMap<Entry, ValueState>();
  return {
    check: (value, threshold) => {
      const inside = table.get(keyOf(value))?.amount ?? 0;
      if (inside + 1 <= threshold) return 0;
      return { reason: `${inside} of ${threshold} allowed are inside`, value: inside };
    },
    enter: (value, entry) => {
      const key = keyOf(value);
      const state = table.get(key) ?? table.add(key, 0, 0);
      state.amount += 1;
      entered.set(entry, state);
    },
    leave: (entry) => {
      const state = entered.get(entry);
      if (!state) return;
      state.amount -= 1;
      if (state.amount === 0) table.forget(state);
    },
  };
}
