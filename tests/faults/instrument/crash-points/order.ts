import { type CrashPoint, pointAt } from "./point.ts";

const application = "apps/order/src/application";

/** Between the steps of an order's life. */
export const orderPoints: readonly CrashPoint[] = [
  // The intent is written; no stock is taken.
  pointAt("order.create.intended", {
    file: `${application}/take-stock.ts`,
    after: "const orderNo = await begin();",
  }),
  // The stock is taken; no order is stored.
  pointAt("order.create.stock-taken", {
    file: `${application}/create-order.ts`,
    before: "const now = clock.now();",
  }),
  // The order is stored; its buyer has not heard of it.
  pointAt("order.create.stored", {
    file: `${application}/create-order.ts`,
    before: "await emptyCart(wish);",
  }),
  // Orders of won places are stored; the messages are not acknowledged.
  pointAt("order.claims.stored", {
    file: "apps/order/src/infrastructure/messaging/seckill-claims.consumer.ts",
    after: "await place(claims, refused);",
  }),
  // Orders are closed, by the delay queue or the sweeper; what they left in the outbox is not published.
  pointAt("order.close.closed", {
    file: `${application}/close-expired-order.ts`,
    before: "return won.filter(Boolean).length;",
  }),
  // Inside the transaction that ends orders, in the middle of a batch when there are several.
  pointAt("order.end.uncommitted", {
    file: "apps/order/src/infrastructure/sql/end-orders.ts",
    before: "return numUpdatedRows === 1n;",
  }),
  // The order is paid; payment-service has not heard of it.
  pointAt("order.payment.confirmed", {
    file: `${application}/confirm-payment.ts`,
    before: 'return won ? "paid" : "lost";',
  }),
];
