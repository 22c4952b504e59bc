import { ConfirmPaymentOutcome, type OrderServiceDefinition, OrderStatus } from "@mall/contracts/order";
import { type Clock, fail } from "@mall/kernel";
import type { ServiceClient } from "@mall/rpc";
import type { Orders } from "../application/ports/orders.ts";

/** The order service behind its port. */
export function createOrders(client: ServiceClient<OrderServiceDefinition>, clock: Clock): Orders {
  return {
    find: async (userId, orderNo) => {
      const { order } = await client.getOrder({ userId, orderNo });
      if (!order) throw fail("order_not_found");
      const payable = order.status === OrderStatus.ORDER_STATUS_UNPAID && order.payBeforeMs > clock.now();
      return { totalCents: order.totalCents, payable };
    },
    confirm: async ({ orderNo, paymentNo, amountCents, paidAt }) => {
      const { outcome } = await client.confirmPayment({ orderNo, paymentNo, amountCents, paidAtMs: paidAt });
      return decided(outcome);
    },
  };
}

function decided(outcome: ConfirmPaymentOutcome): "paid" | "refund" {
  if (outcome === ConfirmPaymentOutcome.CONFIRM_PAYMENT_OUTCOME_PAID) return "paid";
  if (outcome === ConfirmPaymentOutcome.CONFIRM_PAYMENT_OUTCOME_REFUND) return "refund";
  // A guess could give the money of a paid order back: the payment waits, and the sweeper asks again.
  throw fail("internal_error", { cause: new Error(`The order service answered outcome ${outcome}`) });
}
