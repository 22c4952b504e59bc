import type { Registry } from "prom-client";
import { CountedHistogram } from "./counted-histogram.ts";
import { createTimeCounts, type TimeCounts } from "./time-counts.ts";

/** What times one kind of answer. */
export interface RequestTimer {
  /** Notes an answer that took so many seconds. */
  observe(seconds: number): void;
}

/** Times answers by method, route pattern and status: what is looked up by the three is kept. */
export type RequestTimes = (method: string, route: string, status: number) => RequestTimer;

/** All answers since the start. */
export interface RequestTotals {
  /** For each of BUCKETS, how many took as long or less. */
  upTo: number[];
  count: number;
  /** Of status 500 and above. */
  errors: number;
}

/** What times answers, and what they come to. */
export interface CountedRequests {
  times: RequestTimes;
  totals: () => RequestTotals;
}

/** Upper bounds in seconds. */
export const BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];

/** The histogram `http_request_duration_seconds`, for the routes and for what answers before them. */
export function createRequestTimes(registry: Registry): CountedRequests {
  const duration = new CountedHistogram({
    name: "http_request_duration_seconds",
    help: "Time from request to answer.",
    labelNames: ["method", "route", "status"],
    buckets: BUCKETS,
    registers: [registry],
  });
  // Maps in maps, since to put the three together would cost more than the rest. As few as there are label values.
  const byRoute = new Map<string, Map<string, Map<number, RequestTimer>>>();
  const all: { status: number; counts: TimeCounts }[] = [];
  const times: RequestTimes = (method, route, status) => {
    const byStatus = within(within(byRoute, route), method);
    const known = byStatus.get(status);
    if (known) return known;
    const timer = createTimeCounts(BUCKETS);
    duration.show({ method, route, status: String(status) }, timer);
    byStatus.set(status, timer);
    all.push({ status, counts: timer });
    return timer;
  };
  return { times, totals: () => totalsOf(all) };
}

function totalsOf(all: readonly { status: number; counts: TimeCounts }[]): RequestTotals {
  const totals: RequestTotals = { upTo: BUCKETS.map(() => 0), count: 0, errors: 0 };
  for (const { status, counts } of all) {
    for (const [bucket, count] of counts.upTo().entries()) totals.upTo[bucket] = (totals.upTo[bucket] ?? 0) + count;
    totals.count += counts.count;
    if (status >= 500) totals.errors += counts.count;
  }
  return totals;
}

function within<K, V>(maps: Map<string, Map<K, V>>, key: string): Map<K, V> {
  const known = maps.get(key);
  if (known) return known;
  const made = new Map<K, V>();
  maps.set(key, made);
  return made;
}
