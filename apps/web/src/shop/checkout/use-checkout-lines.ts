import { useQuery } from "@tanstack/react-query";
import { shop } from "../../api/shop.ts";
import { useSession } from "../../session/session.ts";
import type { Line, Wanted } from "../links/checkout-link.ts";
import { lineOfProduct, linesOfCart } from "./checkout-lines.ts";

/** The lines of a checkout with names and prices, as the shop has them now. */
export function useCheckoutLines(wanted: Wanted) {
  const session = useSession();
  return useQuery({
    queryKey: ["checkout", session?.userId, wanted],
    queryFn: () =>
      wanted.kind === "cart" ? fromCart(wanted.skuIds) : fromProducts(wanted.kind === "items" ? wanted.items : []),
    // What a buyer looks at does not change under the hands; placing the order tells what is no longer so.
    refetchOnWindowFocus: false,
  });
}

async function fromCart(skuIds: number[]) {
  return linesOfCart(skuIds, (await shop.get("cart/list")).items);
}

async function fromProducts(items: Line[]) {
  return await Promise.all(
    items.map(async ({ skuId, quantity, productId }) => {
      const product = productId === undefined ? undefined : await shop.get("product/detail", { id: productId });
      return lineOfProduct(skuId, quantity, product);
    }),
  );
}
