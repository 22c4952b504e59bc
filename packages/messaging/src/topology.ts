import type { QueueSpec } from "./broker.ts";

/** Every queue of the shop. */
export const QUEUES = {
  /** Won places that become orders. Published by product (claim relay), consumed by order in batches. */
  seckillOrder: "seckill.order.queue",
  /** Unpaid orders that wait for their timeout. Published by order (outbox); leads to `orderClose`. */
  orderDelay: "order.delay.queue",
  /** Orders whose time to pay is over. Fed by `orderDelay`, consumed by order. */
  orderClose: "order.close.queue",
  /** Stock to confirm or give back, by release id. Published by order (outbox), consumed by product. */
  stockCommand: "stock.command.queue",
  /** Products that were saved or withdrawn, for the search. Published and consumed by product (outbox). */
  productChange: "product.change.queue",
  /** Orders whose money goes back. Published by order (outbox), consumed by payment. */
  paymentRefund: "payment.refund.queue",
  /** What the payment provider has to be asked or told. Published and consumed by payment. */
  paymentProvider: "payment.provider.queue",
  /** Payments that a slow provider will answer later; leads to `paymentProvider`. */
  paymentSlow: "payment.slow.queue",
} as const;

/** Name of a queue of the shop. */
export type QueueName = (typeof QUEUES)[keyof typeof QUEUES];

/** Deliveries of a changed product: with a pause of 30 s, a day of a search server that is away. */
const INDEX_DELIVERIES = 3000;

/**
 * What every process of the shop declares at its start.
 * @param orderTimeoutMs milliseconds a buyer has to pay; an order already waiting keeps the time it was given.
 */
export function shopTopology({ orderTimeoutMs }: { orderTimeoutMs: number }): QueueSpec[] {
  return [
    { name: QUEUES.seckillOrder },
    { name: QUEUES.orderClose },
    {
      ...{ name: QUEUES.orderDelay, ttlMs: orderTimeoutMs, deadLetterQueue: QUEUES.orderClose },
      ...{ deadLetterExchange: "order.dlx", deadLetterKey: "order.close" },
    },
    { name: QUEUES.stockCommand },
    { name: QUEUES.productChange, maxDeliveries: INDEX_DELIVERIES },
    { name: QUEUES.paymentRefund },
    { name: QUEUES.paymentProvider },
    // The payment service declares it again, as late as it is told.
    { name: QUEUES.paymentSlow, ttlMs: 5000, deadLetterQueue: QUEUES.paymentProvider },
  ];
}
