import { type OrderServiceDefinition, OrderStatus } from "@mall/contracts/order";
import { fail } from "@mall/kernel";
import type { ServiceClient } from "@mall/rpc";
import type { Purchases } from "../application/purchases.ts";

/** States in which the goods are the buyer's. */
const PAID: readonly OrderStatus[] = [
  OrderStatus.ORDER_STATUS_PAID,
  OrderStatus.ORDER_STATUS_SHIPPED,
  OrderStatus.ORDER_STATUS_COMPLETED,
];

/** What was bought, as order-service knows it. */
export function createPurchases(orders: Pick<ServiceClient<OrderServiceDefinition>, "getOrder">): Purchases {
  return {
    find: async (userId, orderNo, skuId) => {
      const { order } = await orders.getOrder({ userId, orderNo });
      // The owner is judged here as well: nobody reviews what somebody else bought.
      if (order?.userId !== userId) throw fail("order_not_found", { field: "order_no" });
      if (!PAID.includes(order.status)) return undefined;
      const line = order.items.find((item) => item.skuId === skuId);
      return line && { productId: line.productId, productName: line.productName, skuName: line.skuName };
    },
  };
}
