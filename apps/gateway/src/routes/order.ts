import { type OrderServiceDefinition, OrderStatus } from "@mall/contracts/order";
import { yuanFromCents } from "@mall/kernel";
import type { ServiceClient } from "@mall/rpc";
import { Type } from "typebox";
import type { App } from "../app.ts";
import { answers, ok } from "../envelope.ts";
import { buyerOf } from "../plugins/auth.ts";
import { formatDateTime } from "../schemas/date-time.ts";
import {
  cents,
  DEFAULT_PAGE_SIZE,
  dateTime,
  done,
  id,
  number,
  page,
  pageSize,
  quantity,
  yuan,
} from "../schemas/fields.ts";
import { order, orderJson, statusFilter, statusOf } from "../schemas/order.ts";
import { receiptRoute } from "./receipt.ts";

const tags = ["order"];
const orderNo = number("The order.");

/** Lines an order may have. */
const MAX_LINES = 50;

const createBody = Type.Object({
  address_id: Type.Optional(id("Left out: the default address.")),
  sku_ids: Type.Optional(Type.Array(id("A SKU of the cart."), { minItems: 1, maxItems: MAX_LINES })),
  items: Type.Optional(
    Type.Array(Type.Object({ sku_id: id("The SKU."), quantity }), { minItems: 1, maxItems: MAX_LINES }),
  ),
});

/** A buyer's own orders. */
export function orderRoutes(app: App, orders: ServiceClient<OrderServiceDefinition>): void {
  app.post(
    "/order/create",
    {
      config: { flow: { priority: "critical" } },
      schema: {
        tags,
        summary: "Order: SKUs of the cart (sku_ids), or lines (items)",
        body: createBody,
        response: answers(
          Type.Object({ order_no: Type.String(), total_amount: yuan, total_amount_cents: cents, pay_before: dateTime }),
          401,
          404,
          409,
        ),
      },
    },
    async (request) => {
      const { address_id = 0, sku_ids = [], items = [] } = request.body;
      const created = await orders.createOrder({
        userId: buyerOf(request).userId,
        addressId: address_id,
        cartSkuIds: sku_ids,
        lines: items.map(({ sku_id, quantity: pieces }) => ({ skuId: sku_id, quantity: pieces })),
        // For when this process dies, or the answer is lost: the order service then knows the order it has made.
        requestKey: request.idempotency?.key ?? "",
      });
      return ok({
        order_no: created.orderNo,
        total_amount: yuanFromCents(created.totalCents),
        total_amount_cents: created.totalCents,
        pay_before: formatDateTime(created.payBeforeMs),
      });
    },
  );

  app.post(
    "/order/cancel",
    {
      schema: {
        tags,
        summary: "Cancel an unpaid order",
        body: Type.Object({ order_no: orderNo }),
        response: answers(done, 401, 404, 409),
      },
    },
    async (request) => {
      await orders.cancelOrder({ userId: buyerOf(request).userId, orderNo: request.body.order_no });
      return ok({ success: true });
    },
  );

  receiptRoute(app, orders);

  app.get(
    "/order/list",
    {
      schema: {
        tags,
        summary: "Own orders, newest first",
        querystring: Type.Object({
          page,
          page_size: pageSize,
          status: statusFilter,
        }),
        response: answers(Type.Object({ orders: Type.Array(order), total: Type.Integer() }), 401),
      },
    },
    async (request) => {
      const { page: wanted = 1, page_size = DEFAULT_PAGE_SIZE, status } = request.query;
      const found = await orders.listOrders({
        userId: buyerOf(request).userId,
        page: wanted,
        pageSize: page_size,
        status: status === undefined ? OrderStatus.ORDER_STATUS_UNSPECIFIED : statusOf(status),
      });
      return ok({ orders: found.orders.map(orderJson), total: found.total });
    },
  );

  app.get(
    "/order/detail",
    {
      schema: {
        tags,
        summary: "One of the own orders",
        querystring: Type.Object({ order_no: orderNo }),
        response: answers(order, 401, 404),
      },
    },
    async (request) => {
      const found = await orders.getOrder({ userId: buyerOf(request).userId, orderNo: request.query.order_no });
      if (!found.order) throw new Error("The order service answered without an order");
      return ok(orderJson(found.order));
    },
  );
}
