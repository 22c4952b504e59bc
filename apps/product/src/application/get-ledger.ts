import type { SaleLedger, SeckillStock } from "./ports/seckill-stock.ts";
import type { Stock, StockBooks } from "./ports/stock.ts";
import type { DatedFinding } from "./reconcile/finding.ts";
import type { Journal } from "./reconcile/journal.ts";

/** The books of stock and sales, and what the reconciler of this process says about them. */
export interface Ledger {
  /** By SKU. */
  sales: readonly SaleLedger[];
  /** By SKU. */
  stock: readonly StockBooks[];
  open: readonly DatedFinding[];
  /** Newest first. */
  repairs: readonly DatedFinding[];
  /** Epoch milliseconds; 0: not yet. */
  checkedAt: number;
}

export interface GetLedgerDependencies {
  sales: Pick<SeckillStock, "ledger">;
  stock: Pick<Stock, "books">;
  journal: Pick<Journal, "open" | "repairs" | "checkedAt">;
}

/** Reads the books as they are now; each SKU's are of one moment. */
export function getLedger({ sales, stock, journal }: GetLedgerDependencies) {
  return async (): Promise<Ledger> => ({
    sales: await sales.ledger(),
    stock: await stock.books(),
    open: journal.open(),
    repairs: journal.repairs(),
    checkedAt: journal.checkedAt(),
  });
}
