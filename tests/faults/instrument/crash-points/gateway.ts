import { type CrashPoint, pointAt } from "./point.ts";

const routes = "apps/gateway/src/routes";

/** The work is done, the answer is not sent; and a key is taken, its work not begun. */
export const gatewayPoints: readonly CrashPoint[] = [
  pointAt("gateway.seckill.won", {
    file: `${routes}/seckill.ts`,
    before: 'return ok({ success: true as const, order_no: orderNo, status: "queued" as const });',
  }),
  pointAt("gateway.order.created", {
    file: `${routes}/order.ts`,
    before: "return ok({\n        order_no: created.orderNo,",
  }),
  pointAt("gateway.order.cancelled", {
    file: `${routes}/order.ts`,
    before: "return ok({ success: true });",
  }),
  pointAt("gateway.payment.paid", {
    file: `${routes}/payment.ts`,
    before: "return ok(paymentJson(paid.payment));",
  }),
  pointAt("gateway.key.taken", {
    file: "apps/gateway/src/plugins/idempotency.ts",
    after: "request.idempotency = { key, requestHash };",
  }),
];
