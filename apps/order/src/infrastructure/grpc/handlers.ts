import { ConfirmPaymentOutcome, type OrderServiceDefinition } from "@mall/contracts/order";
import type { ServiceImplementation } from "@mall/rpc";
import type {
  cancelOrder,
  confirmPayment,
  createOrder,
  describeOrders,
  getOrder,
  listOrders,
  listSeckillOrders,
} from "../../application/index.ts";
import { messageOf, statusFrom } from "./order-message.ts";
import { recordMessageOf } from "./order-record.ts";
import { createStaffHandlers, type StaffUseCases } from "./staff-handlers.ts";

/** The use cases that are called from outside. */
interface OrderUseCases extends StaffUseCases {
  create: ReturnType<typeof createOrder>;
  cancel: ReturnType<typeof cancelOrder>;
  list: ReturnType<typeof listOrders>;
  get: ReturnType<typeof getOrder>;
  confirmPayment: ReturnType<typeof confirmPayment>;
  describe: ReturnType<typeof describeOrders>;
  listSeckill: ReturnType<typeof listSeckillOrders>;
}

const FIRST_PAGE = 1;
const DEFAULT_PAGE_SIZE = 10;

/** The service on the wire: decode, use case, encode. */
export function createOrderHandlers(useCases: OrderUseCases): ServiceImplementation<typeof OrderServiceDefinition> {
  return {
    ...createStaffHandlers(useCases),
    createOrder: async (request) => {
      const { orderNo, totalCents, payBefore } = await useCases.create(request);
      return { orderNo, totalCents, payBeforeMs: payBefore };
    },
    cancelOrder: async (request) => {
      await useCases.cancel(request);
      return {};
    },
    listOrders: async ({ userId, status, page, pageSize }) => {
      // 0 is how protobuf says that a field was left out.
      const paging = { page: page || FIRST_PAGE, pageSize: pageSize || DEFAULT_PAGE_SIZE };
      const { orders, total } = await useCases.list({ userId, status: statusFrom(status), ...paging });
      return { orders: orders.map(messageOf), total };
    },
    getOrder: async (request) => ({ order: messageOf(await useCases.get(request)) }),
    confirmPayment: async ({ orderNo, paymentNo, amountCents, paidAtMs }) => {
      const outcome = await useCases.confirmPayment({ orderNo, paymentNo, amountCents, paidAt: paidAtMs });
      return {
        outcome:
          outcome === "paid"
            ? ConfirmPaymentOutcome.CONFIRM_PAYMENT_OUTCOME_PAID
            : ConfirmPaymentOutcome.CONFIRM_PAYMENT_OUTCOME_REFUND,
      };
    },
    describeOrders: async ({ orderNos }) => ({ orders: (await useCases.describe(orderNos)).map(recordMessageOf) }),
    listSeckillOrders: async ({ sinceMs, afterOrderNo, afterMs, limit }) => {
      const after = afterOrderNo === "" ? undefined : { orderNo: afterOrderNo, createdAt: afterMs };
      return { orders: (await useCases.listSeckill({ since: sinceMs, after, limit })).map(recordMessageOf) };
    },
  };
}
