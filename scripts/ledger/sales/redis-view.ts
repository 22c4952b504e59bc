import type { RedisScript } from "@mall/storage/redis";
import { askRedis } from "./ask-redis.ts";
import type { SaleKeys } from "./sale-keys.ts";
import type { SaleView } from "./sales.ts";

/** Counting so many claims keeps Redis busy for some 50 ms. */
const MOST_CLAIMS = 100_000;

/**
 * The present round of a SKU's sale; undefined when it has none. Where the stock is not what the shop left there, a
 * hand has set it: the round is over, and the next begins when the shop looks.
 */
export async function readView(count: RedisScript, skuId: number, keys: SaleKeys): Promise<SaleView | undefined> {
  const reply = await askRedis(count([keys.stock, keys.sale, keys.claims], [MOST_CLAIMS]));
  if (!Array.isArray(reply)) return undefined;
  const [stock = "", expiry, size, heldClaims, soldClaims, round, initial, free, held, sold, limit, byHand] =
    reply.map(String);
  if (!/^\d+$/.test(stock)) return undefined;
  const claims = Number(heldClaims) < 0 ? undefined : { held: Number(heldClaims), sold: Number(soldClaims) };
  const shared = { skuId, limitPerUser: Number(limit || 1), since: Number(round || Number.POSITIVE_INFINITY) };
  if (!round || free !== stock || (byHand === "0" && expiry === "-1")) {
    const units = { initial: Number(stock), free: Number(stock), held: 0, sold: 0 };
    return { ...shared, ...units, byHand: true, claims: { held: 0, sold: 0 }, cleared: false };
  }
  const units = { initial: Number(initial), free: Number(free), held: Number(held), sold: Number(sold) };
  return { ...shared, ...units, byHand: byHand === "1", claims, cleared: size === "0" && units.held === 0 };
}
