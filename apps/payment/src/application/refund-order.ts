import { fail } from "@mall/kernel";
import { TRANSITIONS } from "../domain/payment.ts";
import type { Payments } from "./ports/payments.ts";
import type { Settlements } from "./ports/settlements.ts";
import { refundRequest } from "./provider-request.ts";

/** What giving back needs. */
export interface RefundOrderDeps {
  payments: Pick<Payments, "find" | "apply">;
  settlements: Pick<Settlements, "announce">;
}

/** An order that was refunded, and the payment that had paid it. */
export interface RefundedOrder {
  orderNo: string;
  paymentNo: string;
}

/** The money may be taken back before the payment has heard that it paid the order, and hears of it meanwhile. */
const WAYS_BACK = [TRANSITIONS.takeBack, TRANSITIONS.refund, TRANSITIONS.takeBack];

/**
 * Gives the money of an order back that the order service has refunded: the payment changes and the provider is asked, in
 * one transaction. Told again it changes nothing.
 * @throws AppError `payment_not_found`; Error when the payment has no money to give.
 */
export function refundOrder({ payments, settlements }: RefundOrderDeps) {
  return async ({ orderNo, paymentNo }: RefundedOrder): Promise<void> => {
    const payment = await payments.find(paymentNo);
    if (payment?.orderNo !== orderNo) throw fail("payment_not_found", { field: "payment_no" });
    for (const transition of WAYS_BACK) {
      if (!(await payments.apply(paymentNo, transition, refundRequest(payment)))) continue;
      settlements.announce(paymentNo);
      return;
    }
    const state = (await payments.find(paymentNo))?.state;
    if (state !== "refunding" && state !== "refunded") throw new Error(`payment ${paymentNo} to give back is ${state}`);
  };
}
