import { type Clock, fail, type Logger } from "@mall/kernel";
import { MAX_AGE_MS, type Notification, transitionOf } from "../domain/notification.ts";
import { type Payment, TRANSITIONS, type Transition } from "../domain/payment.ts";
import type { Payments } from "./ports/payments.ts";
import type { Settlements } from "./ports/settlements.ts";
import { refundRequest } from "./provider-request.ts";

/** What handling a notification needs. */
export interface HandleCallbackDeps {
  payments: Payments;
  settlements: Settlements;
  /** Tells the order; what fails here is tried again by the sweeper. */
  settle: (paymentNo: string) => Promise<void>;
  /** True when the signature fits. */
  verify: (signed: { body: string; timestamp: string; signature: string }) => boolean;
  /** @throws AppError `invalid_input` or `invalid_json`. */
  parse: (body: string) => Notification;
  clock: Clock;
  logger: Logger;
}

/** A callback as it arrived. */
export interface Callback {
  body: string;
  /** Seconds since the epoch. */
  timestamp: string;
  signature: string;
}

/**
 * Takes what the provider tells; answers false when it was told before.
 * @throws AppError `callback_rejected`, `callback_replayed`, `payment_not_found`, `invalid_input`.
 */
export function handleCallback(deps: HandleCallbackDeps): (callback: Callback) => Promise<boolean> {
  const { payments, settlements, settle, verify, parse, clock, logger } = deps;
  return async (callback) => {
    if (!verify(callback)) throw fail("callback_rejected");
    const age = clock.now() - Number(callback.timestamp) * 1000;
    if (!(Math.abs(age) <= MAX_AGE_MS)) throw fail("callback_replayed");
    const notification = parse(callback.body);
    const payment = await judged(payments, notification);
    const transition = transitionOf(notification);
    if (!transition) return false;
    const { paymentNo } = notification;
    const applied = await payments.applyNotification(notification, transition, landedLate(payment, transition));
    // Also when it was told before: the process may have died between the two.
    if (transition.to === "succeeded") {
      await settle(paymentNo).catch((error: unknown) =>
        logger.warn({ err: error, payment_no: paymentNo }, "the order could not be told; the sweeper tries again"),
      );
    }
    if (applied) settlements.announce(paymentNo);
    return applied;
  };
}

/** Money of a payment that was called failed before goes back: its buyer may have paid with another one meanwhile. */
function landedLate(payment: Payment, { to }: Transition) {
  return to === "succeeded" ? { transition: TRANSITIONS.giveBack, request: refundRequest(payment) } : undefined;
}

/** What is told has to be about a payment of ours, and about all of it. */
async function judged(payments: Payments, { paymentNo, orderNo, amountCents }: Notification): Promise<Payment> {
  const payment = await payments.find(paymentNo);
  if (!payment) throw fail("payment_not_found", { field: "payment_no" });
  if (payment.orderNo !== orderNo || payment.amountCents !== amountCents) throw fail("callback_rejected");
  return payment;
}
