/** Everything this service can do. */
export { cancelOrder } from "./cancel-order.ts";
export { closeExpiredOrder } from "./close-expired-order.ts";
export { confirmPayment } from "./confirm-payment.ts";
export { createOrder } from "./create-order.ts";
export { describeOrders } from "./describe-orders.ts";
export { forgetOldRequests } from "./forget-old-requests.ts";
export { fulfilOrders } from "./fulfil-orders.ts";
export { getOrder } from "./get-order.ts";
export { getOrderFigures } from "./get-order-figures.ts";
export { listAllOrders } from "./list-all-orders.ts";
export { listOrders } from "./list-orders.ts";
export { listSeckillOrders } from "./list-seckill-orders.ts";
export { placeSeckillOrders, type SeckillClaim } from "./place-seckill-orders.ts";
export { releaseStalePlacings } from "./release-stale-placings.ts";
