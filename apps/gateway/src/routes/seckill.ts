import type { OrderServiceDefinition } from "@mall/contracts/order";
import type { ProductServiceDefinition } from "@mall/contracts/product";
import { SeckillOutcome } from "@mall/contracts/seckill";
import { fail } from "@mall/kernel";
import type { ServiceClient } from "@mall/rpc";
import { Type } from "typebox";
import type { App } from "../app.ts";
import { answers, ok } from "../envelope.ts";
import type { StockMemory } from "../fast-path/stock-memory.ts";
import { buyerOf } from "../plugins/auth.ts";
import { SECKILL_RESOURCE } from "../plugins/flow-control.ts";
import { id, number } from "../schemas/fields.ts";
import { activity, activityJson, guardFields, placeResult } from "../schemas/seckill.ts";
import type { SeckillGuard } from "../seckill-guard/seckill-guard.ts";
import { askPlace } from "./seckill-place.ts";
import { SECKILL_REFUSALS } from "./seckill-refusals.ts";

const tags = ["seckill"];

const moment = Type.String({
  format: "date-time",
  description: "ISO 8601 with a time zone, such as 2026-11-23T20:00:00+08:00.",
});

/** What the seckill routes call. */
export interface SeckillRouteDeps {
  products: ServiceClient<ProductServiceDefinition>;
  orders: ServiceClient<OrderServiceDefinition>;
  guard: SeckillGuard;
  /** Told what the stock answers; here it is asked each time. */
  memory: Pick<StockMemory, "pageOf">;
}

/** The flash sale: take a place, ask what became of it, see and plan sales. */
export function seckillRoutes(app: App, { products, orders, guard, memory }: SeckillRouteDeps): void {
  const place = askPlace({ products, orders });
  app.post(
    "/product/seckill",
    {
      config: {
        guarded: true,
        flow: {
          resource: SECKILL_RESOURCE,
          priority: "sheddable",
          busy: "seckill_busy",
          values: ({ body }) => ({ sku: (body as { sku_id: number }).sku_id }),
        },
      },
      schema: {
        tags,
        summary: "Take a place in the flash sale; 200 means it is yours",
        body: Type.Object({ sku_id: id("The SKU on sale."), ...guardFields }),
        response: answers(
          Type.Object({ success: Type.Literal(true), order_no: Type.String(), status: Type.Literal("queued") }),
          401,
          403,
          429,
        ),
      },
    },
    async (request) => {
      const attempt = { userId: buyerOf(request).userId, skuId: request.body.sku_id };
      const page = memory.pageOf(attempt.skuId);
      const { outcome, orderNo } = await guard.once(request, () => products.seckill(attempt));
      page.note(attempt.userId, outcome);
      const refusal = SECKILL_REFUSALS[outcome];
      if (refusal) throw fail(refusal);
      if (outcome !== SeckillOutcome.SECKILL_OUTCOME_RESERVED) throw new Error(`outcome ${outcome} of an attempt`);
      return ok({ success: true as const, order_no: orderNo, status: "queued" as const });
    },
  );

  app.get(
    "/product/seckill/result",
    {
      schema: {
        tags,
        summary: "What became of a place: queued, ordered or lost",
        querystring: Type.Object({
          sku_id: Type.Optional(id("The SKU of the latest attempt.")),
          order_no: Type.Optional(number("Or the order number.")),
        }),
        response: answers(placeResult, 401, 404),
      },
    },
    async (request) => {
      const { sku_id: skuId = 0, order_no: orderNo = "" } = request.query;
      if (!skuId && !orderNo) throw fail("invalid_input", { field: "sku_id", params: { reason: "sku_id / order_no" } });
      const { result } = await place({ userId: buyerOf(request).userId, skuId, orderNo, countAhead: false });
      return ok(result);
    },
  );

  app.get(
    "/seckill/activities",
    {
      config: { access: "public" },
      schema: {
        tags,
        summary: "Sales that run or are planned",
        response: answers(
          Type.Object({
            activities: Type.Array(activity),
            now_ms: Type.Integer({ description: "The server's clock." }),
          }),
        ),
      },
    },
    async () => {
      const { activities, nowMs } = await products.listSeckillActivities({});
      return ok({ activities: activities.map(activityJson), now_ms: nowMs });
    },
  );

  app.post(
    "/seckill/activities",
    {
      config: { access: "operator" },
      schema: {
        tags,
        summary: "Plan a sale (operators)",
        body: Type.Object({
          sku_id: id("The SKU."),
          start: moment,
          end: moment,
          stock: Type.Integer({ minimum: 1, maximum: 1_000_000, description: "Pieces on sale." }),
          limit_per_user: Type.Optional(
            Type.Integer({ minimum: 1, maximum: 100, description: "Places a buyer may take, default 1." }),
          ),
        }),
        response: answers(activity, 401, 403, 404, 409),
      },
    },
    async (request) => {
      const { sku_id, start, end, stock, limit_per_user = 1 } = request.body;
      const created = await products.createSeckillActivity({
        skuId: sku_id,
        startMs: Date.parse(start),
        endMs: Date.parse(end),
        stock,
        limitPerUser: limit_per_user,
      });
      if (!created.activity) throw new Error("The product service answered without an activity");
      return ok(activityJson(created.activity));
    },
  );
}
