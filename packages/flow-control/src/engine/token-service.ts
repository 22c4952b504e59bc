/** A request for tokens of a limit that several processes share. */
export interface TokenRequest {
  /** Names the limit: processes that send the same name and interval share it. */
  ruleId: string;
  /** Tokens in each window; any number from 0. It may change from one request to the next, and acts at once. */
  threshold: number;
  /** Milliseconds of the window; a whole number from 1. */
  intervalMs: number;
  /** A whole number from 0; all of them or none are granted. */
  count: number;
}

/** What the shared limiter answered. */
export interface TokenGrant {
  granted: boolean;
  /**
   * Refused: milliseconds before which asking again cannot help; at most one interval. A request for more than the
   * threshold is never granted.
   */
  retryAfterMs?: number;
}

/** The way to the limiter of the whole cluster. */
export interface TokenService {
  /** Rejects when the limiter cannot be reached in time, and with a RangeError when the request is none. */
  acquire(request: TokenRequest): Promise<TokenGrant>;
  /**
   * What is known without asking: a refusal that still stands, that the limiter is unreachable, or that this process is
   * alone and its own count is the whole. Undefined when `acquire` has to ask. For the hot path: takes nothing and
   * changes nothing.
   */
  known?(request: TokenRequest): TokenGrant | "unreachable" | "alone" | undefined;
}
