import type { Percentiles } from "./histogram.ts";

/** One request of a visit. `{name}` in the body stands for a number or a text that the step before has taken. */
export interface Step {
  method: "GET" | "POST";
  /** `/api/v1/cart/add` */
  path: string;
  /** What stands behind the `?`, used in turn. */
  queries?: readonly string[];
  /** JSON, used in turn; none for GET. */
  bodies?: readonly string[];
  /** Fields of the answer that later steps need. */
  take?: readonly string[];
}

/** Who asks for what. Can be sent to another thread. */
export interface LoadPlan {
  host: string;
  port: number;
  /** Kept alive. */
  connections: number;
  /** One after the other over one connection; a step other than the last that is not answered with 200 ends the visit. */
  steps: readonly Step[];
  /** Visit n carries token n, and begins again after the last; none: nobody is logged in. */
  tokens: readonly string[];
  /** Whether to write down which visits were answered with 200 to the end, and what they took. */
  remember?: boolean;
}

/** How visits follow one another. */
export type LoopPlan =
  | { kind: "closed"; seconds: number }
  | { kind: "closed"; visits: number }
  /** @see openPace */
  | { kind: "open"; rate: number; seconds: number };

/** A visit that was answered with 200 in every step, or the last order number it got before another answer. */
export interface Remembered {
  /** Which visit, counted from the first one ever sent over this load. */
  visit: number;
  /** Steps that were answered with 200. */
  steps: number;
  /** What was taken from its answers. */
  taken: Record<string, string>;
}

/** What a load came to. */
export interface LoadResult {
  /** When the first request was sent and the last answer came, milliseconds since the epoch. */
  from: number;
  to: number;
  /** Between the two. */
  seconds: number;
  /** Visits that were answered, to the end or until a refusal. */
  visits: number;
  /** Answers, over all steps. */
  answers: number;
  visitsPerSecond: number;
  /** By step, status and slug: `0 400 seckill_sold_out`. */
  counts: Record<string, number>;
  /** Requests without an answer: the connection broke. */
  errors: number;
  /** The same by what broke it. */
  reasons: Record<string, number>;
  /** Of whole visits, microseconds. In an open loop from when the visit was due. */
  latency: Percentiles;
  /** Open loop only: by how much visits were sent late, microseconds. */
  late?: Percentiles;
  remembered: Remembered[];
  /** CPU of the load generator for each answer, microseconds. */
  cpuPerAnswer: number;
}
