import type { Logger } from "@mall/kernel";
import { type Broker, QUEUES } from "@mall/messaging";
import { claimMessages } from "./claim-messages.ts";
import type { SeckillClaim, SeckillStock } from "./ports/seckill-stock.ts";
import type { SkuSnapshots } from "./ports/sku-snapshots.ts";

export interface RelaySeckillClaimsDependencies {
  stock: Pick<SeckillStock, "pending" | "confirm" | "release">;
  broker: Pick<Broker, "publish">;
  skus: SkuSnapshots;
  logger: Logger;
  /** Most claims in one window, that is in one wait for the broker's confirm. */
  window: number;
}

/**
 * Hands every pending claim on to the order service. A claim is marked only after the broker has it, so it may be
 * published twice but is never lost; the order is made once by its number. Rejects when broker or catalogue fail: the
 * claims stay pending for the next call.
 */
export function relaySeckillClaims({ stock, broker, skus, logger, window }: RelaySeckillClaimsDependencies) {
  const giveBack = async ({ orderNo, skuId }: SeckillClaim): Promise<void> => {
    await stock.release(orderNo);
    logger.error({ order_no: orderNo, sku_id: skuId }, "won place given back: the catalogue has no such SKU");
  };

  const relayWindow = async (): Promise<boolean> => {
    const claims = await stock.pending(window);
    if (claims.length === 0) return false;
    const bySku = Map.groupBy(claims, ({ skuId }) => skuId);
    const found = new Map((await skus([...bySku.keys()])).map((sku) => [sku.id, sku]));
    for (const claim of claims) if (!found.has(claim.skuId)) await giveBack(claim);
    const messages = [...found.values()].flatMap((sku) => claimMessages(bySku.get(sku.id) ?? [], sku));
    const sent = claims.filter(({ skuId }) => found.has(skuId)).map(({ orderNo }) => orderNo);
    if (messages.length > 0) {
      await broker.publish(QUEUES.seckillOrder, messages);
      await stock.confirm(sent);
    }
    return claims.length === window;
  };

  return async (): Promise<void> => {
    while (await relayWindow());
  };
}
