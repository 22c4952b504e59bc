import type { Finding } from "./ledger-report.ts";

/** A message by which services tell each other what to do about an order. */
export interface Letter {
  queue: string;
  id: string;
}

/** Something that does not add up, unless it is about to. */
export interface Suspicion extends Finding {
  /** One of these, found in an outbox or in its queue, will mend it. */
  awaits?: Letter[];
  /** Known already to be on its way. */
  underWay?: boolean;
}

/** The message that has the units of an order sold, or given back. */
export const stockCommand = (command: "sell" | "release", orderNo: string): Letter => ({
  queue: "stock.command.queue",
  id: `${command}:${orderNo}`,
});

/** The message that has the money of an order given back. */
export const refundMessage = (orderNo: string): Letter => ({ queue: "payment.refund.queue", id: `refund:${orderNo}` });

/** The message that makes an order of a won place. */
export const claimMessage = (orderNo: string): Letter => ({ queue: "seckill.order.queue", id: orderNo });
