/** Remembers which tokens were used, for all processes of the gateway. */
export interface SpentTokens {
  /**
   * Takes the token with this nonce, of all that try one: false for the others.
   * @param expiresMs when the token expires, in milliseconds since the epoch; remembered until a minute after.
   * @throws AppError `service_unavailable` when it cannot be known: then nobody may pass.
   */
  spend(nonce: string, expiresMs: number): Promise<boolean>;
  /** Lets it be used again. */
  giveBack(nonce: string): Promise<void>;
  close(): void;
}

/** Milliseconds by which the clocks of two gateways may differ: the one that is behind still takes an expired token. */
export const CLOCK_LEEWAY_MS = 60_000;
