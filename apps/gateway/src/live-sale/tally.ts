import { quantileOf } from "../live/quantile.ts";
import { createTimeCounts } from "../plugins/time-counts.ts";
import type { CrowdCounts, CrowdReport } from "./crowd-plan.ts";

/** Upper bounds in seconds, from 0.1 ms to 20 s, each a tenth above the one before. */
const BOUNDS = Array.from({ length: 129 }, (_, step) => 0.0001 * 1.1 ** step);

/** Counts what a crowd meets with. */
export interface Tally {
  readonly counts: CrowdCounts;
  /** Notes how long an answer took. */
  took(ms: number): void;
  /** Notes a place that a buyer has come to know of. */
  place(orderNo: string): void;
  /** What there is to tell; places are told once. */
  report(): CrowdReport;
}

/** Makes an empty tally. */
export function createTally(): Tally {
  const counts: CrowdCounts = { sent: 0, answered: 0, won: 0, sold_out: 0, limited: 0, already: 0, failed: 0 };
  const times = createTimeCounts(BOUNDS);
  let places: string[] = [];
  const within = (upTo: number[], share: number) => {
    const seconds = quantileOf(BOUNDS, upTo, { count: times.count, share }) ?? 0;
    return Math.round(seconds * 100_000) / 100;
  };
  return {
    counts,
    took: (ms) => times.observe(ms / 1000),
    place: (orderNo) => void places.push(orderNo),
    report: () => {
      const upTo = times.upTo();
      const latency = { p50_ms: within(upTo, 0.5), p95_ms: within(upTo, 0.95), p99_ms: within(upTo, 0.99) };
      const told = places;
      places = [];
      return { counts: { ...counts }, latency, places: told };
    },
  };
}
