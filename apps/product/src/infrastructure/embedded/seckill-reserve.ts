import type { Clock } from "@mall/kernel";
import type { Sale, SeckillAttempt } from "../../application/ports/seckill-stock.ts";
import { type ReserveOutcome, refusalOf, seckillOrderNo } from "../../domain/seckill.ts";
import type { ClaimTable } from "./seckill-claims.ts";
import type { SaleTable } from "./seckill-sales.ts";

/** Decides a batch of attempts one after the other. Must run inside one transaction. */
export function reserveBatch(
  tables: { sales: SaleTable; claims: ClaimTable },
  clock: Clock,
  attempts: readonly SeckillAttempt[],
) {
  const { sales, claims } = tables;
  const now = clock.now();
  // Read once and written once for each SKU: under the write lock nobody else changes them meanwhile.
  const onSale = new Map<number, Sale | undefined>();
  const taken = new Map<number, number>();

  const saleOf = (skuId: number) => {
    if (!onSale.has(skuId)) onSale.set(skuId, sales.find(skuId));
    return onSale.get(skuId);
  };
  const take = ({ userId, skuId, headers }: SeckillAttempt, sale: Sale): ReserveOutcome => {
    const orderNo = seckillOrderNo(userId, skuId, now, claims.isTaken);
    claims.add({ orderNo, userId, skuId, claimedAt: now, headers });
    sale.free -= 1;
    taken.set(skuId, (taken.get(skuId) ?? 0) + 1);
    return { kind: "reserved", orderNo };
  };

  const outcomes = attempts.map((attempt): ReserveOutcome => {
    const sale = saleOf(attempt.skuId);
    const refusal = refusalOf(sale, claims.held(attempt.skuId, attempt.userId), now);
    if (refusal) return refusal;
    return sale ? take(attempt, sale) : { kind: "not_started" };
  });
  for (const [skuId, units] of taken) sales.take(skuId, units);
  return outcomes;
}
