/** Who comes to a sale, and how. */
export interface CrowdPlan {
  /** Of the shop: `http://127.0.0.1:8080`. */
  url: string;
  /** Signs the buyers' tokens. */
  secret: string;
  /** Whether an attempt has to bring a token of the guard along. */
  guarded: boolean;
  skuId: number;
  /** How many come. */
  buyers: number;
  /** Over which they come. */
  seconds: number;
  /** Seconds after the last has come in which those who were not served come again. */
  patience: number;
}

/** What a crowd met with, so far. */
export interface CrowdCounts {
  sent: number;
  answered: number;
  won: number;
  sold_out: number;
  /** Each time that the limit refused. */
  limited: number;
  already: number;
  /** Each attempt that failed or was not answered. */
  failed: number;
}

/** What is told of a crowd while it is there. */
export interface CrowdReport {
  counts: CrowdCounts;
  /** Milliseconds from an attempt to its answer; 0 without any. */
  latency: { p50_ms: number; p95_ms: number; p99_ms: number };
  /** Order numbers of places that buyers have come to know of since the report before. */
  places: string[];
}

/** Sends a crowd; resolves when everybody has gone home, soon after the signal at the latest. */
export type SendCrowd = (
  plan: CrowdPlan,
  onReport: (report: CrowdReport) => void,
  signal: AbortSignal,
) => Promise<void>;
