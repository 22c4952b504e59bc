import type { OrderServiceDefinition } from "@mall/contracts/order";
import type { ServiceImplementation } from "@mall/rpc";
import type { fulfilOrders, getOrderFigures, listAllOrders } from "../../application/index.ts";
import { messageOf, statusFrom, statusTo } from "./order-message.ts";

/** What becomes of paid orders, and what staff sees. */
export interface StaffUseCases {
  listAll: ReturnType<typeof listAllOrders>;
  fulfil: ReturnType<typeof fulfilOrders>;
  figures: ReturnType<typeof getOrderFigures>;
}

type Method = "listAllOrders" | "getOrderStatistics" | "shipOrder" | "completeOrder" | "refundOrder" | "confirmReceipt";

const FIRST_PAGE = 1;
const DEFAULT_PAGE_SIZE = 10;

/** That part of the service on the wire. */
export function createStaffHandlers({
  listAll,
  fulfil,
  figures,
}: StaffUseCases): Pick<ServiceImplementation<OrderServiceDefinition>, Method> {
  const step = (take: (orderNo: string) => Promise<void>) => async (request: { orderNo: string }) => {
    await take(request.orderNo);
    return {};
  };
  return {
    // 0 and empty are how protobuf says that a field was left out.
    listAllOrders: async ({ status, orderNo, userId, seckill, page, pageSize }) => {
      const { orders, total } = await listAll({
        ...{ status: statusFrom(status), orderNo: orderNo || undefined, userId: userId || undefined },
        kind: seckill === undefined ? undefined : seckill ? "seckill" : "normal",
        ...{ page: page || FIRST_PAGE, pageSize: pageSize || DEFAULT_PAGE_SIZE },
      });
      return { orders: orders.map(messageOf), total };
    },
    getOrderStatistics: async ({ firstDayMs: firstMs, days: count }) => {
      const { statuses, ...found } = await figures({ firstMs, count });
      return { ...found, statuses: statuses.map(({ status, orders }) => ({ status: statusTo(status), orders })) };
    },
    shipOrder: step(fulfil.ship),
    completeOrder: step(fulfil.complete),
    refundOrder: step(fulfil.refund),
    confirmReceipt: async (request) => {
      await fulfil.confirmReceipt(request);
      return {};
    },
  };
}
