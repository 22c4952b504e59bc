import type { CartServiceDefinition } from "@mall/contracts/cart";
import type { ServiceClient } from "@mall/rpc";
import type { Carts } from "../../application/ports/carts.ts";

/** The order stands already: its buyer does not wait long for the cart. */
const REMOVE_TIMEOUT_MS = 1000;

/** The carts behind cart-service. */
export function createCartGateway(cart: ServiceClient<typeof CartServiceDefinition>): Carts {
  return {
    lines: async (userId) => {
      const { items } = await cart.listItems({ userId });
      return items.map(({ skuId, quantity }) => ({ skuId, quantity }));
    },
    remove: async (userId, skuIds) => {
      await cart.removeItems({ userId, skuIds: [...skuIds] }, { timeoutMs: REMOVE_TIMEOUT_MS });
    },
  };
}
