import type { BodyOf, DataOf } from "@mall/sdk";

/** Everything that runs. */
export type Services = DataOf<"get", "ops/services">;

/** A service and where it runs. */
export type ServiceState = Services["services"][number];

/** Where a live sale stands; counts of buyers, orders and units. */
export type LiveSale = DataOf<"get", "ops/live-sale">;

/** What a live sale is asked to be. */
export type LiveSaleOrder = Required<BodyOf<"post", "ops/live-sale/start">>;

/** The books of stock and sales. */
export type Ledger = DataOf<"get", "ops/ledger">;

/** A trace in the list, and a span of one. */
export type TraceSummary = DataOf<"get", "ops/traces">["traces"][number];
export type Span = DataOf<"get", "ops/traces/{trace_id}">["spans"][number];

/** A queue with its dead letters. */
export interface LiveQueue {
  queue: string;
  ready: number;
  delayed: number;
  unacked: number;
  dead: number;
  /** Milliseconds since the oldest that is ready could have been delivered; null: not known. */
  delay_ms: number | null;
}

/** What happened in a second, as the stream ops/live tells. */
export interface Live {
  /** Milliseconds since the epoch. */
  t: number;
  requests: Record<"p50_ms" | "p95_ms" | "p99_ms", number | null> & { per_second: number; errors: number };
  flow: { passed: number; blocked: number };
  resources: { resource: string; passed: number; blocked: number }[];
  queues: LiveQueue[];
  breakers: { resource: string; state: "closed" | "open" | "half_open" }[];
  process: { rss_mb: number; cpu_percent: number; event_loop_ms: number };
  ledger: { drift: number | null; open: number | null };
}
