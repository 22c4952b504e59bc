import { fail } from "@mall/kernel";
import type { Payment } from "../domain/payment.ts";
import type { Payments } from "./ports/payments.ts";

/** Which payment: by its number, or the latest of an order. */
export interface PaymentQuery {
  userId: number;
  paymentNo: string;
  orderNo: string;
}

/** A buyer's own payment. @throws AppError `payment_not_found`, also for one of somebody else. */
export function getPayment({ payments }: { payments: Payments }): (query: PaymentQuery) => Promise<Payment> {
  return async ({ userId, paymentNo, orderNo }) => {
    const payment = paymentNo ? await payments.find(paymentNo) : await payments.findLatest(orderNo);
    if (payment?.userId !== userId) throw fail("payment_not_found", { field: paymentNo ? "payment_no" : "order_no" });
    return payment;
  };
}
