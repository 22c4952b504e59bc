import type { Registry } from "prom-client";
import { CountedHistogram } from "./counted-histogram.ts";
import { createTimeCounts } from "./time-counts.ts";

/** What times one kind of answer. */
export interface RequestTimer {
  /** Notes an answer that took so many seconds. */
  observe(seconds: number): void;
}

/** Times answers by method, route pattern and status: what is looked up by the three is kept. */
export type RequestTimes = (method: string, route: string, status: number) => RequestTimer;

/** Upper bounds in seconds. */
const BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];

/** The histogram `http_request_duration_seconds`, for the routes and for what answers before them. */
export function createRequestTimes(registry: Registry): RequestTimes {
  const duration = new CountedHistogram({
    name: "http_request_duration_seconds",
    help: "Time from request to answer.",
    labelNames: ["method", "route", "status"],
    buckets: BUCKETS,
    registers: [registry],
  });
  // Maps in maps, since to put the three together would cost more than the rest. As few as there are label values.
  const byRoute = new Map<string, Map<string, Map<number, RequestTimer>>>();
  return (method, route, status) => {
    const byStatus = within(within(byRoute, route), method);
    const known = byStatus.get(status);
    if (known) return known;
    const timer = createTimeCounts(BUCKETS);
    duration.show({ method, route, status: String(status) }, timer);
    byStatus.set(status, timer);
    return timer;
  };
}

function within<K, V>(maps: Map<string, Map<K, V>>, key: string): Map<K, V> {
  const known = maps.get(key);
  if (known) return known;
  const made = new Map<K, V>();
  maps.set(key, made);
  return made;
}
