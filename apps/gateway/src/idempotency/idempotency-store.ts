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

/** A key that a request has taken: with an answer once there is one. */
export type TakenKey = KeptAnswer | { requestHash: string; status?: undefined };

/**
 * What became of the request that has the key, for one with this hash.
 * @param taken undefined when it is gone again: its request has just failed and may be sent again.
 */
export function earlierOf(taken: TakenKey | undefined, requestHash: string): Earlier {
  if (!taken) return { kind: "in_progress" };
  if (taken.requestHash !== requestHash) return { kind: "other_request" };
  if (taken.status === undefined) return { kind: "in_progress" };
  return { kind: "answered", status: taken.status, body: taken.body };
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
