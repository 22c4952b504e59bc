import { fail } from "@mall/kernel";
import type { SeckillClaim, SeckillStock } from "./ports/seckill-stock.ts";

/** Which claim: the buyer's latest on a SKU, or the one with an order number. */
export interface GetSeckillClaimQuery {
  userId: number;
  /** 0: go by the order number. */
  skuId: number;
  /** Empty: go by the SKU. */
  orderNo: string;
}

/** Finds a buyer's claim. Throws AppError `seckill_claim_not_found`, also for a claim of somebody else. */
export function getSeckillClaim({ stock }: { stock: Pick<SeckillStock, "latestClaim" | "findClaim"> }) {
  return async ({ userId, skuId, orderNo }: GetSeckillClaimQuery): Promise<SeckillClaim> => {
    const claim = orderNo ? await stock.findClaim(orderNo) : await stock.latestClaim(userId, skuId);
    if (claim?.userId !== userId) throw fail("seckill_claim_not_found");
    return claim;
  };
}
