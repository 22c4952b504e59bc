import { CartServiceDefinition } from "@mall/contracts/cart";
import { ProductServiceDefinition } from "@mall/contracts/product";
import type { Platform, ServiceModule } from "@mall/runtime";
import { createCart } from "./application/cart.ts";
import type { CartConfig } from "./config.ts";
import { createSqliteCartStore } from "./infrastructure/sqlite-cart-store.ts";

export { type CartConfig, loadCartConfig } from "./config.ts";

/** Wires the cart service. */
export async function composeCart(
  config: CartConfig,
  platform: Platform,
): Promise<ServiceModule<CartServiceDefinition>> {
  const { clock, tracing, dataDir, directory } = platform;
  const store = createSqliteCartStore({
    file: `${dataDir}/cart.sqlite`,
    clock,
    tracing,
    synchronous: config.synchronous,
  });
  return {
    definition: CartServiceDefinition,
    implementation: createCart({ store, products: directory.client(ProductServiceDefinition) }),
    start: async () => {},
    stop: async () => store.close(),
    ready: async () => store.ready(),
  };
}
