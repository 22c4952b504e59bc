import type { GetLedgerResponse } from "@mall/contracts/ledger";
import type { Clock } from "@mall/kernel";

/** How long what came of a look is good for, in milliseconds. */
export interface LookLife {
  freshMs: number;
  /** Of a look that failed; 0: the next who asks looks again. */
  failedMs: number;
}

/** What is asked for the books, and by which clock. */
export interface LedgerLookOptions extends LookLife {
  ask: () => Promise<GetLedgerResponse>;
  clock: Clock;
}

/** The books as of the latest look, which all who ask at once share; undefined: nobody answered. Never rejects. */
export function lookAtLedger({ ask, clock, freshMs, failedMs }: LedgerLookOptions) {
  let askedAt = Number.NEGATIVE_INFINITY;
  let life = 0;
  let latest: Promise<GetLedgerResponse | undefined> = Promise.resolve(undefined);
  return (): Promise<GetLedgerResponse | undefined> => {
    if (clock.now() - askedAt < life) return latest;
    askedAt = clock.now();
    life = freshMs;
    latest = ask().catch(() => {
      life = failedMs;
      return undefined;
    });
    return latest;
  };
}
