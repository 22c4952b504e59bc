import { Type } from "typebox";
import type { App } from "../app.ts";
import { answers, ok } from "../envelope.ts";
import { buyerOf } from "../plugins/auth.ts";
import { id } from "../schemas/fields.ts";
import { guardToken, guardTokenJson } from "../schemas/seckill.ts";
import type { SeckillGuard } from "./seckill-guard.ts";

/** Where a buyer gets the token for an attempt: before the sale starts as well, so that the work is done by then. */
export function seckillTokenRoute(app: App, guard: SeckillGuard): void {
  app.post(
    "/product/seckill/token",
    {
      config: { flow: { resource: "seckill_token" } },
      schema: {
        tags: ["seckill"],
        summary: "A token for one attempt at the flash sale, and the work to do for it",
        body: Type.Object({ sku_id: id("The SKU that is or will be on sale.") }),
        response: answers(guardToken, 401, 429),
      },
    },
    async (request) => {
      const issued = guard.issue(buyerOf(request).userId, request.body.sku_id);
      return ok(guardTokenJson(issued, guard.on));
    },
  );
}
