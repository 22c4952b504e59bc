/** What became of the request that first used a key. */
export type Earlier =
  | { kind: "none" }
  | { kind: "in_progress" }
  | { kind: "other_request" }
  | { kind: "answered"; status: number; body: string };

/** The answer to be kept. */
export interface KeptAnswer {
  requestHash: string;
  status: number;
  body: string;
}

/** How long a key is remembered, in milliseconds: a day, as Stripe does. */
export const KEEP_MS = 24 * 60 * 60 * 1000;

/** A request that never ended (its process died) may be sent again after this time, in milliseconds. */
export const ABANDONED_MS = 60_000;

/** Remembers the answers of requests that carried an Idempotency-Key. */
export interface IdempotencyStore {
  /**
   * Takes the key for a request, unless somebody has it: then says what became of that one.
   * @throws AppError `service_unavailable` when it cannot be known: the request must not run.
   */
  begin(key: string, requestHash: string): Promise<Earlier>;
  /** Keeps the answer. */
  finish(key: string, answer: KeptAnswer): Promise<void>;
  /** Forgets the key of a request that failed in a way that a retry may mend. An answer stays. */
  abandon(key: string): Promise<void>;
  close(): void;
}
