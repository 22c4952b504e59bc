import { type Clock, fail } from "@mall/kernel";
import { isFinal, type Payment, type ProviderMode } from "../domain/payment.ts";
import type { Orders } from "./ports/orders.ts";
import type { Payments } from "./ports/payments.ts";
import type { Settlements } from "./ports/settlements.ts";
import { paymentRequest } from "./provider-request.ts";

/** What paying needs. */
export interface PayDeps {
  payments: Payments;
  orders: Orders;
  settlements: Settlements;
  clock: Clock;
  drawPaymentNo: () => string;
  /** What the provider does unless the command says otherwise. */
  mode: ProviderMode;
  /** Only the demo may tell the provider what to do. */
  demo: boolean;
  /** Milliseconds to wait for the end. */
  waitMs: number;
}

/** A buyer's wish to pay. */
export interface PayCommand {
  userId: number;
  orderNo: string;
  amountCents: number;
  simulate: ProviderMode | undefined;
}

/** How often a waiting payment is read again, for callbacks that reach another process. */
const LOOK_MS = 200;

/**
 * Pays an order: begins a payment, or takes up the one under way, and waits a moment for its end.
 * @throws AppError `order_not_found`, `amount_mismatch`, `order_not_payable`, `payment_failed`, `invalid_input`.
 */
export function pay(deps: PayDeps): (command: PayCommand) => Promise<Payment> {
  return async (command) => {
    if (command.simulate && !deps.demo) throw fail("invalid_input", { field: "simulate", params: { reason: "demo" } });
    const order = await deps.orders.find(command.userId, command.orderNo);
    if (order.totalCents !== command.amountCents) throw fail("amount_mismatch", { field: "amount" });
    const underWay = await deps.payments.findActive(command.orderNo);
    if (!underWay && !order.payable) throw fail("order_not_payable");
    const payment = await (underWay ? settled(deps, underWay.paymentNo) : begun(deps, command));
    if (payment.state === "failed") throw fail("payment_failed");
    return payment;
  };
}

/**
 * Begins a payment and waits for its end; of two that begin at once, for that of the one that came first. Who waits does so
 * from before the beginning, so that no end is missed, and need not look at a payment that has just begun.
 */
async function begun(deps: PayDeps, command: PayCommand): Promise<Payment> {
  const { payments, settlements, drawPaymentNo, mode, waitMs } = deps;
  const { userId, orderNo, amountCents, simulate = mode } = command;
  const paymentNo = drawPaymentNo();
  const payment = { paymentNo, orderNo, userId, amountCents };
  const changed = waitMs > 0 ? settlements.next(paymentNo, Math.min(LOOK_MS, waitMs)) : undefined;
  if (await payments.begin(payment, paymentRequest(payment, simulate))) {
    return await settled(deps, paymentNo, changed);
  }
  const active = await payments.findActive(orderNo);
  // It failed between the two looks: the buyer may try again.
  if (!active) throw fail("payment_failed");
  return await settled(deps, active.paymentNo);
}

/** @param first is waited for before the first look. */
async function settled(deps: PayDeps, paymentNo: string, first?: Promise<void>): Promise<Payment> {
  const { payments, settlements, clock, waitMs } = deps;
  const end = clock.now() + waitMs;
  await first;
  for (;;) {
    const changed = settlements.next(paymentNo, LOOK_MS);
    const payment = await payments.find(paymentNo);
    if (!payment) throw new Error(`Payment ${paymentNo} is gone`);
    if (isFinal(payment.state) || clock.now() >= end) return payment;
    await changed;
  }
}
