import type { GetLedgerResponse } from "@mall/contracts/ledger";
import type { Clock } from "@mall/kernel";
import { lookAtLedger } from "./ledger-look.ts";

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
  const look = lookAtLedger({ ask, clock, freshMs: FRESH_MS, failedMs: FRESH_MS });
  return async () => {
    const found = await look();
    return found ? sumOf(found) : UNKNOWN;
  };
}

/** The books in two numbers: over all SKUs, the units by which their law is missed. */
export function sumOf({ books, open }: GetLedgerResponse) {
  const drifts = books.map(({ initial, free, held, sold }) => Math.abs(initial - free - held - sold));
  return { drift: drifts.reduce((total, drift) => total + drift, 0), open: open.length };
}
