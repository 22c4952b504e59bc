import type { Platform } from "@mall/runtime";
import type { SeckillSales } from "./compose-sales.ts";
import { skuOfOrderNo } from "./domain/seckill.ts";

/**
 * The same sales, which tell caches by `seckill-stock:<sku>` when a SKU may have units again, or its sale was stopped: what
 * buyers heard before is not told from memory then.
 */
export function tellOfUnits(sales: SeckillSales, invalidations: Platform["invalidations"]): SeckillSales {
  const tell = (skuId: number | undefined) => {
    if (skuId !== undefined) invalidations?.tell(`seckill-stock:${skuId}`);
  };
  const { stock, books, activities } = sales;
  return {
    ...sales,
    stock: {
      ...stock,
      release: async (orderNo) => {
        const isReleased = await stock.release(orderNo);
        if (isReleased) tell(skuOfOrderNo(orderNo));
        return isReleased;
      },
      prepare: async (sale) => {
        const forgotten = await stock.prepare(sale);
        tell(sale.skuId);
        return forgotten;
      },
    },
    books: {
      ...books,
      audit: async (...args) => {
        const audits = await books.audit(...args);
        for (const { verdict, skuId } of audits) if (verdict === "recounted") tell(skuId);
        return audits;
      },
    },
    activities: {
      ...activities,
      stop: async (id) => {
        const change = await activities.stop(id);
        if (change.kind === "done") tell(change.activity.skuId);
        return change;
      },
      openDue: async () => {
        const result = await activities.openDue();
        for (const { skuId } of result.opened) tell(skuId);
        return result;
      },
    },
  };
}
