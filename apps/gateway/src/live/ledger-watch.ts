import type { GetLedgerResponse } from "@mall/contracts/ledger";
import type { Clock } from "@mall/kernel";

/** How far the books are from adding up; null: not known. */
export interface LedgerSum {
  drift: number | null;
  open: number | null;
}

/** Milliseconds for which an answer is told again. */
const FRESH_MS = 3000;

const UNKNOWN: LedgerSum = { drift: null, open: null };

/** The ledger in two numbers, asked for every 3 s at most; not known while it is not answered. */
export function watchLedger(ask: () => Promise<GetLedgerResponse>, clock: Clock): () => Promise<LedgerSum> {
  let latest = UNKNOWN;
  let askedAt = Number.NEGATIVE_INFINITY;
  return async () => {
    if (clock.now() - askedAt < FRESH_MS) return latest;
    askedAt = clock.now();
    latest = await ask().then(sumOf, () => UNKNOWN);
    return latest;
  };
}

/** The books in two numbers: over all SKUs, the units by which their law is missed. */
export function sumOf({ books, open }: GetLedgerResponse) {
  const drifts = books.map(({ initial, free, held, sold }) => Math.abs(initial - free - held - sold));
  return { drift: drifts.reduce((total, drift) => total + drift, 0), open: open.length };
}
