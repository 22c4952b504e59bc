import { type Order, type OrderServiceDefinition, OrderStatus } from "@mall/contracts/order";
import type { ServiceClient } from "@mall/rpc";
import { Type } from "typebox";
import type { App } from "../../app.ts";
import { answers, ok } from "../../envelope.ts";
import { DEFAULT_PAGE_SIZE, done, id, number, page, pageSize } from "../../schemas/fields.ts";
import { order, orderJson, statusFilter, statusOf } from "../../schemas/order.ts";
import { OPERATOR_ROUTE } from "./operator-route.ts";

/** What these routes call. */
type Orders = Pick<
  ServiceClient<OrderServiceDefinition>,
  "listAllOrders" | "shipOrder" | "completeOrder" | "refundOrder"
>;

const tags = ["operations"];
const orderNo = number("The order.");
const staffOrder = Type.Object({ ...order.properties, user_id: Type.Integer() });
const total = Type.Integer({ description: "Counted up to 10,000, as far as pages go." });

const filters = Type.Object({
  status: statusFilter,
  order_no: Type.Optional(number("The one order of this number.")),
  user_id: Type.Optional(id("Only orders of this user.")),
  seckill: Type.Optional(Type.Boolean({ description: "Only orders of flash sales, or none of them." })),
  page,
  page_size: pageSize,
});

/** Orders of everybody, and what staff does with them. Each step said again changes nothing. */
export function staffOrderRoutes(app: App, orders: Orders): void {
  app.get(
    "/ops/orders",
    {
      config: OPERATOR_ROUTE,
      schema: {
        tags,
        summary: "Orders of all buyers, newest first",
        querystring: filters,
        response: answers(Type.Object({ orders: Type.Array(staffOrder), total }), 401, 403),
      },
    },
    async ({ query: { status, order_no = "", user_id: userId = 0, seckill, page: wanted = 1, page_size } }) => {
      const found = await orders.listAllOrders({
        status: status === undefined ? OrderStatus.ORDER_STATUS_UNSPECIFIED : statusOf(status),
        ...{ orderNo: order_no, userId, seckill, page: wanted, pageSize: page_size ?? DEFAULT_PAGE_SIZE },
      });
      return ok({ orders: found.orders.map(staffOrderJson), total: found.total });
    },
  );

  const step = (name: string, summary: string, take: (request: { orderNo: string }) => Promise<unknown>) =>
    app.post(
      `/ops/orders/${name}`,
      {
        // Twice does no harm: the second time there is nothing left to do.
        config: { ...OPERATOR_ROUTE, idempotent: false },
        schema: {
          ...{ tags, summary, body: Type.Object({ order_no: orderNo }) },
          response: answers(done, 401, 403, 404, 409),
        },
      },
      async ({ body }) => {
        await take({ orderNo: body.order_no });
        return ok({ success: true });
      },
    );
  step("ship", "A paid order is on its way", orders.shipOrder);
  step("complete", "A shipped order is with its buyer", orders.completeOrder);
  step("refund", "Give the money of a paid order back; what was sold stays sold", orders.refundOrder);
}

function staffOrderJson(of: Order) {
  return { ...orderJson(of), user_id: of.userId };
}
