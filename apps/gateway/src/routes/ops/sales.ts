import type { ProductServiceDefinition } from "@mall/contracts/product";
import type { SeckillActivity } from "@mall/contracts/seckill";
import type { ServiceClient } from "@mall/rpc";
import { Type } from "typebox";
import type { App } from "../../app.ts";
import { answers, ok } from "../../envelope.ts";
import { DEFAULT_PAGE_SIZE, id, page, pageSize } from "../../schemas/fields.ts";
import { staffSale, staffSaleJson } from "../../schemas/seckill.ts";
import { OPERATOR_ROUTE } from "./operator-route.ts";

/** What these routes call. */
type Products = Pick<
  ServiceClient<ProductServiceDefinition>,
  "listSeckillSales" | "startSeckillActivity" | "stopSeckillActivity"
>;

const tags = ["operations"];

/** The flash sales as staff runs them; planning one is POST seckill/activities. */
export function staffSaleRoutes(app: App, products: Products): void {
  app.get(
    "/ops/sales",
    {
      config: OPERATOR_ROUTE,
      schema: {
        tags,
        summary: "All flash sales, the latest start first",
        querystring: Type.Object({ page, page_size: pageSize }),
        response: answers(
          Type.Object({
            sales: Type.Array(staffSale),
            total: Type.Integer(),
            now_ms: Type.Integer({ description: "The server's clock." }),
          }),
          401,
          403,
        ),
      },
    },
    async ({ query: { page: wanted = 1, page_size = DEFAULT_PAGE_SIZE } }) => {
      const found = await products.listSeckillSales({ page: wanted, pageSize: page_size });
      return ok({ sales: found.sales.map(staffSaleJson), total: found.total, now_ms: found.nowMs });
    },
  );

  type Change = (request: { id: number }) => Promise<{ activity: SeckillActivity | undefined }>;
  const change = (name: string, summary: string, make: Change) =>
    app.post(
      `/ops/sales/${name}`,
      {
        // Twice does no harm: the second time there is nothing left to do.
        config: { ...OPERATOR_ROUTE, idempotent: false },
        schema: {
          ...{ tags, summary, body: Type.Object({ id: id("The sale.") }) },
          response: answers(staffSale, 401, 403, 404, 409),
        },
      },
      async ({ body }) => ok(staffSaleJson((await make({ id: body.id })).activity)),
    );
  change("start", "A planned sale starts now", products.startSeckillActivity);
  change("stop", "A sale that runs ends now, a planned one is called off", products.stopSeckillActivity);
}
