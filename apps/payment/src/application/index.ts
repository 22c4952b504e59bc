// Everything the payment service can be asked to do.
export { getPayment } from "./get-payment.ts";
export { handleCallback } from "./handle-callback.ts";
export { pay } from "./pay.ts";
export { refundOrder } from "./refund-order.ts";
export { settle } from "./settle.ts";
export { sweepPending } from "./sweep-pending.ts";
export { sweepRefunds } from "./sweep-refunds.ts";
export { sweepUnsettled } from "./sweep-unsettled.ts";
