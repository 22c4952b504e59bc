/** What the simulated provider does with a payment. */
export type ProviderMode = "succeed" | "fail" | "slow";

/**
 * Where a payment stands.
 * pending → succeeded (the provider has the money) → settled (the order is paid) | refunding → refunded; pending → failed.
 * Of a failed one the money may land all the same: failed → refunding. An order that is refunded takes its money back:
 * settled → refunding.
 */
export type PaymentState = "pending" | "succeeded" | "settled" | "failed" | "refunding" | "refunded";

/** A payment. */
export interface Payment {
  paymentNo: string;
  orderNo: string;
  userId: number;
  amountCents: number;
  state: PaymentState;
  /** How often the sweeper tried in vain to bring it further. */
  attempts: number;
  /** The provider's own number, by which both sides compare their books; null until the provider answered. */
  providerTxn: string | null;
  /** Milliseconds since the epoch. */
  createdAt: number;
  updatedAt: number;
}

/** A change of state, and from where it may happen: nothing else does. */
export interface Transition {
  from: PaymentState;
  to: PaymentState;
}

/** Every change there is. */
export const TRANSITIONS = {
  succeed: { from: "pending", to: "succeeded" },
  fail: { from: "pending", to: "failed" },
  settle: { from: "succeeded", to: "settled" },
  refund: { from: "succeeded", to: "refunding" },
  /** The provider has money of a payment that it called failed: by then the buyer may have paid in another way. */
  giveBack: { from: "failed", to: "refunding" },
  /** The order that it had paid was refunded. */
  takeBack: { from: "settled", to: "refunding" },
  refunded: { from: "refunding", to: "refunded" },
} as const satisfies Record<string, Transition>;

/** True while the payment stands for its order, so that no second one may begin. */
export function isActive(state: PaymentState): boolean {
  return state === "pending" || state === "succeeded" || state === "settled";
}

/** True when nothing follows that anybody could wait for. */
export function isFinal(state: PaymentState): boolean {
  return state === "settled" || state === "failed" || state === "refunded";
}
