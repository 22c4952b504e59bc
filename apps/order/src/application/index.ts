/** Everything this service can do. */
export { cancelOrder } from "./cancel-order.ts";
export { closeExpiredOrder } from "./close-expired-order.ts";
export { confirmPayment } from "./confirm-payment.ts";
export { createOrder } from "./create-order.ts";
export { describeOrders } from "./describe-orders.ts";
export { forgetOldRequests } from "./forget-old-requests.ts";
export { getOrder } from "./get-order.ts";
export { listOrders } from "./list-orders.ts";
export { listSeckillOrders } from "./list-seckill-orders.ts";
export { placeSeckillOrders, type SeckillClaim } from "./place-seckill-orders.ts";
export { releaseStalePlacings } from "./release-stale-placings.ts";
