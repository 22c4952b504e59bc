import type { Clock } from "@mall/kernel";
import type { StockBookkeeping, StockMisfit } from "../ports/stock-books.ts";
import type { Finding } from "./finding.ts";
import type { Journal } from "./journal.ts";
import { createSuspicions } from "./suspicions.ts";
import type { Walk } from "./walk.ts";

interface CheckStockDependencies {
  books: Pick<StockBookkeeping, "audit" | "recount">;
  journal: Pick<Journal, "repaired">;
  clock: Clock;
}

/** SKUs in a pass: what was sold of each is summed up. */
const SKUS = 50;

/** Holds the books of the ordinary stock against its reservations, some SKUs in each pass. */
export function checkStock({ books, journal, clock }: CheckStockDependencies): Walk {
  const suspicions = createSuspicions(clock);
  let after = 0;

  const repair = async (misfit: StockMisfit) => {
    const { skuId, held, sold, reservedHeld, reservedSold } = misfit;
    const detail = `held ${held}, sold ${sold}; by its reservations held ${reservedHeld}, sold ${reservedSold}`;
    const finding: Finding = { kind: "stock_books", skuId, orderNo: "", detail };
    if (await books.recount(skuId)) journal.repaired({ ...finding, detail: `${detail}: written anew` });
    else suspicions.tell(String(skuId), finding);
  };

  return {
    open: suspicions.open,
    walk: async () => {
      const { misfits, next } = await books.audit(after, SKUS);
      for (const misfit of misfits) await repair(misfit);
      after = next ?? 0;
      if (next === undefined) suspicions.turn();
    },
  };
}
