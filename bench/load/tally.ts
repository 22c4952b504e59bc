import { createHistogram, type HistogramCounts } from "./histogram.ts";
import type { Remembered } from "./plan.ts";

/** What happened in one run, in one thread. */
export interface Tally {
  counted(step: number, status: number, slug: string): void;
  finished(tookMs: number, remembered: Remembered | undefined): void;
  failed(reason: string): void;
  sent(lateMs: number): void;
  report(): TallyReport;
}

/** The same, to be sent to another thread. */
export interface TallyReport {
  counts: Record<string, number>;
  visits: number;
  answers: number;
  errors: number;
  reasons: Record<string, number>;
  latency: HistogramCounts;
  late: HistogramCounts;
  remembered: Remembered[];
}

const US_PER_MS = 1000;
/** Statuses are below this. */
const STEP = 1000;

/** Nothing has happened yet. */
export function createTally(): Tally {
  const bySlug = new Map<string, Map<number, number>>();
  const [latency, late] = [createHistogram(), createHistogram()];
  const remembered: Remembered[] = [];
  const reasons: Record<string, number> = {};
  let [answers, errors] = [0, 0];
  return {
    counted: (step, status, slug) => {
      answers += 1;
      const counts = bySlug.get(slug) ?? new Map<number, number>();
      if (counts.size === 0) bySlug.set(slug, counts);
      const key = step * STEP + status;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    },
    finished: (tookMs, what) => {
      latency.record(tookMs * US_PER_MS);
      if (what) remembered.push(what);
    },
    failed: (reason) => {
      errors += 1;
      reasons[reason] = (reasons[reason] ?? 0) + 1;
    },
    sent: (lateMs) => late.record(lateMs * US_PER_MS),
    report: () => ({
      ...{ counts: named(bySlug), visits: latency.count(), answers, errors, reasons, remembered },
      ...{ latency: latency.counts(), late: late.counts() },
    }),
  };
}

function named(bySlug: ReadonlyMap<string, ReadonlyMap<number, number>>): Record<string, number> {
  return Object.fromEntries(
    [...bySlug].flatMap(([slug, counts]) =>
      [...counts].map(([key, count]) => [`${Math.floor(key / STEP)} ${key % STEP} ${slug}`.trim(), count]),
    ),
  );
}
