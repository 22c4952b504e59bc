import { type Clock, fail } from "@mall/kernel";
import type { SeckillStock } from "./ports/seckill-stock.ts";

/** What the check for sales looks at. */
export interface RunningSalesDependencies {
  sales: Pick<SeckillStock, "saleOf">;
  clock: Clock;
}

/** Refuses SKUs that a flash sale sells now. @throws AppError `product_in_sale` naming the first. */
export async function requireNoSale(
  skuIds: readonly number[],
  { sales, clock }: RunningSalesDependencies,
): Promise<void> {
  for (const skuId of skuIds) {
    const sale = await sales.saleOf(skuId);
    if (!sale || sale.free === 0) continue;
    const now = clock.now();
    const isRunning = sale.startsAt <= now && (sale.endsAt === undefined || sale.endsAt > now);
    if (isRunning) throw fail("product_in_sale", { params: { sku: skuId } });
  }
}
