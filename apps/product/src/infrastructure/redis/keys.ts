/** The keys of one SKU. With a cluster they share a slot, as a script may touch no other. */
export interface SkuKeys {
  /** String: free units. People and scripts set it by hand. */
  stock: string;
  /** Set: ids of the buyers who hold a place. People and scripts delete it by hand. */
  user: string;
  /** Hash: the present round, as the scripts left it. */
  sale: string;
  /** Hash: order number -> `<state> <user> <claimed at> <round> <headers as JSON>`. */
  claims: string;
  /** Sorted set: order numbers still to be handed on, in the order they were won. */
  pending: string;
  /** Sorted set: order numbers that the broker has and whose orders are not settled, by the time they were handed on. */
  handed: string;
  /** Hash: user -> order numbers of the places held, separated by spaces. */
  held: string;
  /** Hash: user -> latest order number. */
  latest: string;
}

/** The names of all keys of the flash sale. */
export interface SeckillKeys {
  /** Set: the SKUs that ever had a sale. */
  skus: string;
  of(skuId: number): SkuKeys;
  /** Glob patterns of the keys that tell that a SKU has a sale or claims. */
  traces: readonly string[];
  /** The SKU of a key found by one of the patterns; undefined for a key that is not ours. */
  skuOf(key: string): number | undefined;
}

/**
 * The names: `seckill:stock:2`, and `seckill:stock:{2}` in a Redis Cluster.
 * @param tagged whether the SKU is a hash tag.
 */
export function createSeckillKeys(tagged: boolean): SeckillKeys {
  const named = tagged ? /^seckill:[a-z]+:\{([1-9]\d{0,15})\}$/ : /^seckill:[a-z]+:([1-9]\d{0,15})$/;
  return {
    skus: "seckill:skus",
    of: (skuId) => {
      const sku = tagged ? `{${skuId}}` : String(skuId);
      return {
        stock: `seckill:stock:${sku}`,
        user: `seckill:user:${sku}`,
        sale: `seckill:sale:${sku}`,
        claims: `seckill:claims:${sku}`,
        pending: `seckill:pending:${sku}`,
        handed: `seckill:handed:${sku}`,
        held: `seckill:held:${sku}`,
        latest: `seckill:latest:${sku}`,
      };
    },
    traces: ["seckill:stock:*", "seckill:claims:*"],
    skuOf: (key) => {
      const [, skuId] = named.exec(key) ?? [];
      return skuId === undefined ? undefined : Number(skuId);
    },
  };
}
