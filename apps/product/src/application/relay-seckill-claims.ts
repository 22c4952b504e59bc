import type { Logger } from "@mall/kernel";
import { type Broker, type Message, QUEUES } from "@mall/messaging";
import type { SeckillClaim, SeckillStock } from "./ports/seckill-stock.ts";
import type { SkuSnapshot, SkuSnapshots } from "./ports/sku-snapshots.ts";

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
 * published twice but is never lost; its message id is the order number, and the order is made once. Rejects when
 * broker or catalogue fail: the claims stay pending for the next call.
 */
export function relaySeckillClaims({ stock, broker, skus, logger, window }: RelaySeckillClaimsDependencies) {
  const relayWindow = async (): Promise<boolean> => {
    const claims = await stock.pending(window);
    if (claims.length === 0) return false;
    const found = await skus([...new Set(claims.map((claim) => claim.skuId))]);
    const { messages, unknown } = sort(claims, new Map(found.map((sku) => [sku.id, sku])));
    for (const { orderNo, skuId } of unknown) {
      await stock.release(orderNo);
      logger.error({ order_no: orderNo, sku_id: skuId }, "won place given back: the catalogue has no such SKU");
    }
    if (messages.length > 0) {
      await broker.publish(QUEUES.seckillOrder, messages);
      await stock.confirm(messages.map(({ id }) => id));
    }
    return claims.length === window;
  };

  return async (): Promise<void> => {
    while (await relayWindow());
  };
}

function sort(claims: readonly SeckillClaim[], skus: ReadonlyMap<number, SkuSnapshot>) {
  const sorted = { messages: [] as Message[], unknown: [] as SeckillClaim[] };
  for (const claim of claims) {
    const sku = skus.get(claim.skuId);
    if (sku) sorted.messages.push(messageOf(claim, sku));
    else sorted.unknown.push(claim);
  }
  return sorted;
}

function messageOf({ orderNo, userId, skuId, claimedAt, headers }: SeckillClaim, sku: SkuSnapshot): Message {
  const body = {
    order_no: orderNo,
    user_id: userId,
    sku_id: skuId,
    quantity: 1,
    price_cents: sku.priceCents,
    product_id: sku.productId,
    product_name: sku.productName,
    sku_name: sku.name,
    picture: sku.picture,
    claimed_at_ms: claimedAt,
  };
  return { id: orderNo, body, headers };
}
