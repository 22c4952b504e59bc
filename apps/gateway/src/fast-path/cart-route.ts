import type { CartServiceDefinition } from "@mall/contracts/cart";
import type { ServiceClient } from "@mall/rpc";
import { API_PREFIX } from "../app.ts";
import { success } from "./answers.ts";
import type { PlainRoute } from "./plain-route.ts";
import { BuyerValues } from "./request-facts.ts";

/** So many more of a SKU. */
interface Addition {
  readonly skuId: number;
  readonly quantity: number;
}

/** As the shop's pages and scripts write it. Quantities have three digits at most. */
const BODY = /^\s*\{\s*"sku_id"\s*:\s*([1-9]\d{0,14})\s*,\s*"quantity"\s*:\s*([1-9]\d{0,2})\s*\}\s*$/;

const PATH = `${API_PREFIX}/cart/add`;

/** More of something into the buyer's own cart. */
export function cartRoute(carts: Pick<ServiceClient<CartServiceDefinition>, "addItem">): PlainRoute<Addition> {
  return {
    path: PATH,
    flow: { resource: `POST ${PATH}`, priority: "normal" },
    read: (body) => {
      const [, skuId, quantity] = BODY.exec(body.toString("latin1")) ?? [];
      return skuId === undefined ? undefined : { skuId: Number(skuId), quantity: Number(quantity) };
    },
    values: (userId, _input, facts) => new BuyerValues(userId, facts),
    serve: (visit) => {
      const { userId, input } = visit;
      visit
        .within(() => carts.addItem({ userId, skuId: input.skuId, quantity: input.quantity }))
        .then(({ quantity }) => visit.end(success({ success: true, sku_id: input.skuId, quantity })))
        .catch((error: unknown) => visit.failed(error));
    },
  };
}
