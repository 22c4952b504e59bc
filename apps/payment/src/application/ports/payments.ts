import type { Notification } from "../../domain/notification.ts";
import type { Payment, ProviderMode, Transition } from "../../domain/payment.ts";

/** What the provider is asked to do. */
export interface ProviderRequest {
  payment_no: string;
  order_no: string;
  amount_cents: number;
  kind: "payment" | "refund";
  mode: ProviderMode;
}

/** A payment that begins. */
export type NewPayment = Pick<Payment, "paymentNo" | "orderNo" | "userId" | "amountCents">;

/** What is kept of a notification. */
export type ToldPayment = Pick<Notification, "notificationId" | "paymentNo" | "providerTxn">;

/** Keeps the payments. Every change is a compare-and-set, in one transaction with the request it causes. */
export interface Payments {
  /** Begins a payment and asks the provider; false when the order has an active one, also in a race. */
  begin(payment: NewPayment, request: ProviderRequest): Promise<boolean>;
  find(paymentNo: string): Promise<Payment | undefined>;
  /** The active payment of an order: pending, succeeded or settled. */
  findActive(orderNo: string): Promise<Payment | undefined>;
  /** The one that began last. */
  findLatest(orderNo: string): Promise<Payment | undefined>;
  /** False when the payment is not in the state to come from. */
  apply(paymentNo: string, transition: Transition, request?: ProviderRequest): Promise<boolean>;
  /**
   * The same for what the provider told: false, and no change, when this notification was handled before. A payment
   * that is not where the change comes from may take another one instead, with its request. Keeps the provider's
   * number, the first that it gave.
   */
  applyNotification(
    told: ToldPayment,
    transition: Transition,
    otherwise?: { transition: Transition; request: ProviderRequest },
  ): Promise<boolean>;
  /** Payments in that state whose next try is due at `now` (milliseconds since the epoch), longest overdue first. */
  due(state: "pending" | "succeeded" | "refunding", now: number, limit: number): Promise<Payment[]>;
  /** Counts a try that was in vain and sets the time of the next one, unless the payment has moved on. */
  postpone(payment: Pick<Payment, "paymentNo" | "state" | "attempts">, until: number): Promise<boolean>;
  /** Asks the provider again about a payment that still is in that state, and sets the time of the next try. */
  askAgain(
    payment: Pick<Payment, "paymentNo" | "state" | "attempts">,
    request: ProviderRequest,
    until: number,
  ): Promise<boolean>;
}
