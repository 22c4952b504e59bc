import type { Percentiles } from "./load/histogram.ts";
import type { Profile } from "./shop/profiles.ts";
import type { TargetName } from "./targets.ts";

/** Something that was measured several times. */
export interface Figure {
  /** What, for people: `sold out`. */
  what: string;
  profile?: Profile;
  target?: TargetName;
  unit: string;
  median: number;
  min: number;
  max: number;
  /** What each round came to. */
  rounds: readonly number[];
  /** CPU by process for one visit, microseconds, in the median over the rounds. */
  cpu?: Record<string, number>;
  /** CPU of the load generator for one answer, microseconds. */
  generatorCpu?: number;
  /** Microseconds; of the round in the middle. */
  latency?: Percentiles;
  /** By how much requests of an open loop went out late, microseconds. */
  late?: Percentiles;
  /** Answers by kind, over all rounds. */
  counts?: Record<string, number>;
  /** What must hold and did not. */
  problems?: readonly string[];
}

/** The median, the mean of the two in the middle; 0 of nothing. */
export function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((left, right) => left - right);
  const middle = sorted.length / 2;
  return ((sorted[Math.ceil(middle) - 1] ?? 0) + (sorted[Math.floor(middle)] ?? 0)) / 2;
}

/** Median and spread. */
export function spreadOf(rounds: readonly number[]): Pick<Figure, "median" | "min" | "max" | "rounds"> {
  return { median: medianOf(rounds), min: Math.min(...rounds), max: Math.max(...rounds), rounds };
}

/** Three digits that mean something, with commas. */
export function shown(value: number): string {
  if (value === 0) return "0";
  const digits = Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value))));
  return value.toLocaleString("en-US", { maximumFractionDigits: Math.min(3, digits) });
}
