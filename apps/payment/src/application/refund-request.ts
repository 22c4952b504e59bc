import type { Payment } from "../domain/payment.ts";
import type { ProviderRequest } from "./ports/payments.ts";

/** Asks the provider to give the money of a payment back; the same however often it is asked. */
export function refundRequest(payment: Pick<Payment, "paymentNo" | "orderNo" | "amountCents">): ProviderRequest {
  const { paymentNo: payment_no, orderNo: order_no, amountCents: amount_cents } = payment;
  return { payment_no, order_no, amount_cents, kind: "refund", mode: "succeed" };
}
