import type { Clock } from "@mall/kernel";
import type { Payments } from "./ports/payments.ts";

/** How long a payment may be on its way to its order before the sweeper looks after it, in milliseconds. */
const GRACE_MS = 1000;

/** Payments in one sweep. */
const BATCH = 100;

/** Settles what a crash, or an order service that was away, left between the money and the order. */
export function sweepUnsettled({
  payments,
  clock,
  settle,
}: {
  payments: Payments;
  clock: Clock;
  settle: (paymentNo: string) => Promise<void>;
}) {
  return async (): Promise<void> => {
    for (const { paymentNo } of await payments.unsettled(clock.now() - GRACE_MS, BATCH)) await settle(paymentNo);
  };
}
