import type { Payment, ProviderMode } from "../domain/payment.ts";
import type { ProviderRequest } from "./ports/payments.ts";

type Asked = Pick<Payment, "paymentNo" | "orderNo" | "amountCents">;

/** Asks the provider for the money of a payment; the same however often it is asked. */
export function paymentRequest(payment: Asked, mode: ProviderMode): ProviderRequest {
  return { ...factsOf(payment), kind: "payment", mode };
}

/** Asks the provider to give the money of a payment back; the same however often it is asked. */
export function refundRequest(payment: Asked): ProviderRequest {
  return { ...factsOf(payment), kind: "refund", mode: "succeed" };
}

function factsOf({ paymentNo: payment_no, orderNo: order_no, amountCents: amount_cents }: Asked) {
  return { payment_no, order_no, amount_cents };
}
