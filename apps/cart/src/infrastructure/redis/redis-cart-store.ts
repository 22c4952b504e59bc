import type { RedisConnection } from "@mall/storage/redis";
import type { CartChange, CartLine, CartStore } from "../../application/cart-store.ts";

/** Where carts are kept. */
export interface RedisCartOptions {
  redis: RedisConnection;
  /** Whether keys carry hash tags, as a Redis Cluster needs: `cart:{7}`. */
  tagged: boolean;
}

/**
 * Carts as the hash `cart:<user>`, SKU to pieces, which people may read and change by hand. What they add comes last,
 * by SKU; what is no number of pieces is passed over.
 */
export function createRedisCartStore({ redis, tagged }: RedisCartOptions): CartStore {
  const add = redis.script(new URL("./add-to-cart.lua", import.meta.url));
  const set = redis.script(new URL("./set-in-cart.lua", import.meta.url));
  const remove = redis.script(new URL("./remove-from-cart.lua", import.meta.url));
  const list = redis.script(new URL("./list-cart.lua", import.meta.url));
  const keysOf = (userId: number): [string, string] => {
    const user = tagged ? `{${userId}}` : userId;
    return [`cart:${user}`, `cart:order:${user}`];
  };
  return {
    add: async (userId, { skuId, quantity }, limits) =>
      changeOf(await add(keysOf(userId), [skuId, quantity, limits.pieces, limits.skus])),
    set: async (userId, { skuId, quantity }) => {
      const [cart] = keysOf(userId);
      return (await set([cart], [skuId, quantity])) === 1 ? quantity : undefined;
    },
    list: async (userId) => {
      const [flat, order] = (await list(keysOf(userId))) as [string[], string[]];
      return inOrder(linesOf(flat), order);
    },
    remove: async (userId, skuIds) => (skuIds.length === 0 ? 0 : Number(await remove(keysOf(userId), skuIds))),
  };
}

function changeOf(reply: unknown): CartChange {
  if (reply === "pieces") return { kind: "too_many_pieces" };
  if (reply === "skus") return { kind: "too_many_skus" };
  return { kind: "changed", quantity: Number(reply) };
}

function linesOf(flat: readonly string[]): CartLine[] {
  const lines: CartLine[] = [];
  for (let at = 0; at < flat.length; at += 2) lines.push({ skuId: Number(flat[at]), quantity: Number(flat[at + 1]) });
  return lines.filter(({ skuId, quantity }) => isCount(skuId) && isCount(quantity));
}

const isCount = (value: number) => Number.isSafeInteger(value) && value > 0;

function inOrder(lines: CartLine[], order: readonly string[]): CartLine[] {
  const places = new Map(order.map((skuId, place) => [Number(skuId), place]));
  const placeOf = ({ skuId }: CartLine) => places.get(skuId) ?? Number.MAX_SAFE_INTEGER;
  return lines.sort((left, right) => placeOf(left) - placeOf(right) || left.skuId - right.skuId);
}
