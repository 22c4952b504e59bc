import { Block } from "../engine/block.ts";
import type { Checker } from "../engine/checker.ts";
import type { Entry } from "../engine/entry.ts";
import { createConcurrencyLimiter } from "./concurrency-limiter.ts";
import type { ParameterValue } from "./parameter-value.ts";
import { createValueLimiter, tableFor, type ValueLimits } from "./value-limiter.ts";
import type { ValueTable } from "./value-table.ts";
import type { Refusal } from "./value-verdict.ts";

/** A checker with what it remembers of each value. */
export interface PerValueChecker extends Checker {
  readonly table: ValueTable;
}

/** What is limited, and for whom. */
export interface PerValueParts {
  rule: ValueLimits & { id: string };
  resource: string;
  /** What the values are of, for the reason of a block: the values themselves may be private. */
  name: string;
  /** Undefined: the entry passes. */
  pick(entry: Entry): ParameterValue | undefined;
  thresholdOf(value: ParameterValue): number;
  /** The table of the checker before, when it goes on. */
  kept: ValueTable | undefined;
}

/**
 * Limits how often each value may come. What was taken is not given back when another rule refuses, as in Sentinel:
 * trying counts.
 */
export function createRateChecker({ pick, thresholdOf, kept, ...parts }: PerValueParts): PerValueChecker {
  const table = tableFor(parts.rule, kept);
  const take = createValueLimiter(parts.rule, table);
  return {
    table,
    check: (entry, now) => {
      const value = pick(entry);
      if (value === undefined) return 0;
      const verdict = take(value, thresholdOf(value), entry.batch, now);
      return typeof verdict === "number" ? verdict : blockOf(verdict, parts);
    },
  };
}

/** Limits how many entries of each value may be inside at the same time. */
export function createConcurrencyChecker({ pick, thresholdOf, kept, ...parts }: PerValueParts): PerValueChecker {
  const table = tableFor(parts.rule, kept);
  const limiter = createConcurrencyLimiter(table);
  const check = (entry: Entry) => {
    const value = pick(entry);
    const verdict = value === undefined ? 0 : limiter.check(value, thresholdOf(value));
    return verdict === 0 ? 0 : blockOf(verdict, parts);
  };
  return {
    table,
    check,
    recheck: check,
    passed: (entry) => {
      const value = pick(entry);
      if (value !== undefined) limiter.enter(value, entry);
    },
    completed: (entry) => limiter.leave(entry),
  };
}

type Named = Pick<PerValueParts, "rule" | "resource" | "name">;

function blockOf({ reason, ...facts }: Refusal, { rule, resource, name }: Named): Block {
  return new Block({ kind: "hotParameter", resource, ruleId: rule.id, reason: `${reason} for ${name}`, ...facts });
}
