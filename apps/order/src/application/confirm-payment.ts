import { type Clock, fail } from "@mall/kernel";
import { decidePayment } from "../domain/order/pay.ts";
import { findOrder } from "./find-order.ts";
import { requireNumber } from "./identifiers.ts";
import type { OrderRepository } from "./ports/order-repository.ts";

/** What the payment service tells. */
interface ConfirmPaymentCommand {
  orderNo: string;
  paymentNo: string;
  amountCents: number;
  /** Epoch milliseconds; 0: now. */
  paidAt: number;
}

/**
 * Takes a payment for an order. `refund` says that the money has to go back: the order was cancelled, or another
 * payment paid it. The same payment may be told any number of times.
 */
export function confirmPayment({ orders, clock }: { orders: OrderRepository; clock: Clock }) {
  const attempt = async (command: ConfirmPaymentCommand): Promise<"paid" | "refund" | "lost"> => {
    const order = await findOrder(orders, command.orderNo);
    if (order.totalCents !== command.amountCents) throw fail("amount_mismatch", { field: "amount" });
    const { paymentNo } = command;
    const decision = decidePayment(order, { paymentNo, paidAt: command.paidAt || clock.now() });
    if (decision.kind === "refund") return "refund";
    if (decision.kind === "already_paid") return "paid";
    const [won] = await orders.apply([decision.transition]);
    return won ? "paid" : "lost";
  };

  return async (command: ConfirmPaymentCommand): Promise<"paid" | "refund"> => {
    requireNumber(command.orderNo, "order_no");
    requireNumber(command.paymentNo, "payment_no");
    const first = await attempt(command);
    if (first !== "lost") return first;
    // Somebody ended the order in between. Nothing makes it unpaid again, so this look is the last one.
    const second = await attempt(command);
    if (second === "lost") throw fail("internal_error", { cause: new Error(`${command.orderNo} lost twice`) });
    return second;
  };
}
