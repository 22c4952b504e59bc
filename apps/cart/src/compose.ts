import type { RedisConfig } from "@mall/config";
import { CartServiceDefinition } from "@mall/contracts/cart";
import { ProductServiceDefinition } from "@mall/contracts/product";
import { openServiceRedis, type Platform, type ServiceModule } from "@mall/runtime";
import { createCart } from "./application/cart.ts";
import { createKnownSkus } from "./application/known-skus.ts";
import type { CartConfig } from "./config.ts";
import { createSqliteCartStore } from "./infrastructure/sqlite-cart-store.ts";

export { type CartConfig, cartVariables, loadCartConfig } from "./config.ts";

/** Wires the cart service. */
export async function composeCart(
  config: CartConfig,
  platform: Platform,
): Promise<ServiceModule<CartServiceDefinition>> {
  const { store, ready, close } = config.redis
    ? await openSharedCarts(platform, config.redis)
    : openLocalCarts(platform, config.synchronous);
  const products = platform.directory.client(ProductServiceDefinition);
  const look = async (skuId: number) => (await products.getSkus({ skuIds: [skuId] })).skus.length > 0;
  const skus = createKnownSkus({ look, clock: platform.clock, hints: platform.invalidations });
  return {
    definition: CartServiceDefinition,
    implementation: createCart({ store, products, skus }),
    start: async () => {},
    stop: async () => {
      skus.close();
      close();
    },
    ready,
  };
}

function openLocalCarts({ dataDir, clock, tracing }: Platform, synchronous: CartConfig["synchronous"]) {
  const store = createSqliteCartStore({ file: `${dataDir}/cart.sqlite`, clock, tracing, synchronous });
  return { store, ready: async () => store.ready(), close: () => store.close() };
}

async function openSharedCarts(platform: Platform, config: RedisConfig) {
  const { createRedisCartStore } = await import("./infrastructure/redis/redis-cart-store.ts");
  const redis = await openServiceRedis(platform, config);
  return { store: createRedisCartStore({ redis, tagged: config.cluster }), ready: redis.ping, close: redis.close };
}
