import type { ProductServiceDefinition } from "@mall/contracts/product";
import type { ServiceClient } from "@mall/rpc";
import { Type } from "typebox";
import type { App } from "../../app.ts";
import { answers, ok } from "../../envelope.ts";
import { id, text } from "../../schemas/fields.ts";
import { OPERATOR_ROUTE } from "./operator-route.ts";

const MOST = 1_000_000;

/** Units that come into the store or leave it by other ways than orders. */
export function stockRoute(app: App, products: Pick<ServiceClient<ProductServiceDefinition>, "adjustStock">): void {
  app.post(
    "/ops/stock/adjust",
    {
      config: OPERATOR_ROUTE,
      schema: {
        tags: ["operations"],
        summary: "Add units to a SKU, or take free ones away",
        body: Type.Object({
          sku_id: id("The SKU."),
          delta: Type.Integer({ minimum: -MOST, maximum: MOST, description: "Units; below 0: taken away. Not 0." }),
          reason: text(200, "Why; kept in the audit log."),
        }),
        response: answers(
          Type.Object({ sku_id: Type.Integer(), stock: Type.Integer({ description: "Free units since." }) }),
          ...([401, 403, 404, 409] as const),
        ),
      },
    },
    async ({ body: { sku_id: skuId, delta, reason } }) => {
      const { stock } = await products.adjustStock({ skuId, delta, reason });
      return ok({ sku_id: skuId, stock });
    },
  );
}
