import { type LedgerFinding, type StockBooks as Message, StockPool } from "@mall/contracts/ledger";
import type { ProductServiceDefinition } from "@mall/contracts/product";
import type { ServiceImplementation } from "@mall/rpc";
import type { getLedger } from "../../application/index.ts";
import type { StockBooks } from "../../application/ports/stock.ts";
import type { DatedFinding } from "../../application/reconcile/finding.ts";

/** The part of the product service that shows its books. */
type LedgerImplementation = Pick<ServiceImplementation<ProductServiceDefinition>, "getLedger">;

/** Decodes, calls the use case, encodes. */
export function createLedgerHandlers(useCases: { getLedger: ReturnType<typeof getLedger> }): LedgerImplementation {
  return {
    getLedger: async () => {
      const { sales, stock, open, repairs, checkedAt } = await useCases.getLedger();
      const books = [
        ...sales.map(booksOf(StockPool.STOCK_POOL_SALE)),
        ...stock.map(booksOf(StockPool.STOCK_POOL_CATALOGUE)),
      ];
      return { books, open: open.map(findingOf(false)), repairs: repairs.map(findingOf(true)), checkedAtMs: checkedAt };
    },
  };
}

const booksOf =
  (pool: StockPool) =>
  ({ skuId, initial, free, held, sold }: StockBooks): Message => ({ skuId, pool, initial, free, held, sold });

const findingOf =
  (repaired: boolean) =>
  ({ kind, skuId, orderNo, detail, at }: DatedFinding): LedgerFinding => ({
    kind,
    skuId,
    orderNo,
    detail,
    atMs: at,
    repaired,
  });
