import { TRANSITIONS } from "../domain/payment.ts";
import type { Orders } from "./ports/orders.ts";
import type { Payments } from "./ports/payments.ts";
import type { Settlements } from "./ports/settlements.ts";
import { refundRequest } from "./provider-request.ts";

/** What settling needs. */
export interface SettleDeps {
  payments: Payments;
  orders: Orders;
  settlements: Settlements;
}

/** Tells the order that its money is there; when the order is closed, or paid already, the money goes back. */
export function settle({ payments, orders, settlements }: SettleDeps): (paymentNo: string) => Promise<void> {
  return async (paymentNo) => {
    const payment = await payments.find(paymentNo);
    if (payment?.state !== "succeeded") return;
    const { orderNo, amountCents, updatedAt } = payment;
    const outcome = await orders.confirm({ orderNo, paymentNo, amountCents, paidAt: updatedAt });
    if (outcome === "paid") await payments.apply(paymentNo, TRANSITIONS.settle);
    else await payments.apply(paymentNo, TRANSITIONS.refund, refundRequest(payment));
    settlements.announce(paymentNo);
  };
}
