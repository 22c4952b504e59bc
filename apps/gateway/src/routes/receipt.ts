import type { OrderServiceDefinition } from "@mall/contracts/order";
import type { ServiceClient } from "@mall/rpc";
import { Type } from "typebox";
import type { App } from "../app.ts";
import { answers, ok } from "../envelope.ts";
import { buyerOf } from "../plugins/auth.ts";
import { done, number } from "../schemas/fields.ts";

/** The buyer says that the goods are there. */
export function receiptRoute(app: App, orders: Pick<ServiceClient<OrderServiceDefinition>, "confirmReceipt">): void {
  app.post(
    "/order/confirm",
    {
      schema: {
        tags: ["order"],
        summary: "The goods are here: a shipped order is completed",
        body: Type.Object({ order_no: number("The order.") }),
        response: answers(done, 401, 404, 409),
      },
    },
    async (request) => {
      await orders.confirmReceipt({ userId: buyerOf(request).userId, orderNo: request.body.order_no });
      return ok({ success: true });
    },
  );
}
