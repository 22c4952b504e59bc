import { useMutation, useQueryClient } from "@tanstack/react-query";
import { shop } from "../../api/shop.ts";
import { currentSession } from "../../session/session.ts";
import { withQuantity } from "./cart-lines.ts";
import { type CartLine, cartKey } from "./use-cart.ts";

/** Other pieces of a SKU; 0: out of the cart. */
export interface CartChange {
  skuId: number;
  quantity: number;
}

const tell = ({ skuId, quantity }: CartChange) =>
  quantity === 0 ? shop.post("cart/delete", { sku_id: skuId }) : shop.post("cart/update", { sku_id: skuId, quantity });

/**
 * Changes the cart: shown at once, told to the shop one change after the other, and taken back where it refuses.
 * The shop is asked for the whole cart when the last of them is told.
 */
export function useCartChange() {
  const client = useQueryClient();
  const queryKey = cartKey(currentSession()?.userId);
  return useMutation({
    mutationKey: ["cart-change"],
    scope: { id: "cart" },
    mutationFn: tell,
    onMutate: async ({ skuId, quantity }) => {
      await client.cancelQueries({ queryKey });
      client.setQueryData<CartLine[]>(queryKey, (lines) => lines && withQuantity(lines, skuId, quantity));
    },
    onSettled: async () => {
      if (client.isMutating({ mutationKey: ["cart-change"] }) === 1) await client.invalidateQueries({ queryKey });
    },
  });
}

/** Puts pieces of a SKU into the cart. */
export function useAddToCart() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ skuId, quantity }: CartChange) => shop.post("cart/add", { sku_id: skuId, quantity }),
    onSuccess: () => client.invalidateQueries({ queryKey: ["cart"] }),
  });
}
