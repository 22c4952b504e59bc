import { type CrashPoint, pointAt } from "./point.ts";

const application = "apps/payment/src/application";

/** Between the steps of a payment. */
export const paymentPoints: readonly CrashPoint[] = [
  // The payment has begun; the provider was not asked.
  pointAt("payment.pay.begun", {
    file: `${application}/pay.ts`,
    before: "return await settled(deps, paymentNo, changed);",
  }),
  // What the provider told is stored; the order has not heard of it.
  pointAt("payment.callback.stored", {
    file: `${application}/handle-callback.ts`,
    before: 'if (transition.to === "succeeded") {',
  }),
  // The order has heard of it; the payment is not settled.
  pointAt("payment.settle.order-told", {
    file: `${application}/settle.ts`,
    before: 'if (outcome === "paid")',
  }),
  // The shop has taken the callback; the provider's message is not acknowledged.
  pointAt("payment.provider.called-back", {
    file: "apps/payment/src/infrastructure/provider/simulated-provider.ts",
    after: "await callBack(provider, notificationOf(request));",
  }),
];
