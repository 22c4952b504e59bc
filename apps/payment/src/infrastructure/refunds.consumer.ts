import { type Broker, type Consumer, QUEUES } from "@mall/messaging";
import { createCheck } from "@mall/validation";
import { Type } from "typebox";
import type { RefundedOrder } from "../application/refund-order.ts";

const BATCH = 32;

const isRefund = createCheck(
  Type.Object({
    order_no: Type.String({ minLength: 1, maxLength: 64 }),
    payment_no: Type.String({ minLength: 1, maxLength: 64 }),
  }),
);

/**
 * Hands refunded orders to `refund`, which may see one twice. One that cannot be given back comes again and ends among the
 * dead letters, after all the others were served.
 */
export function consumeRefunds(broker: Broker, refund: (order: RefundedOrder) => Promise<void>): Promise<Consumer> {
  const refundOne = async (id: string, body: unknown): Promise<void> => {
    if (!isRefund(body)) throw new Error(`message ${id} is no refund`);
    await refund({ orderNo: body.order_no, paymentNo: body.payment_no });
  };
  return broker.consume(QUEUES.paymentRefund, {
    batch: BATCH,
    handle: async (deliveries) => {
      const outcomes = await Promise.allSettled(deliveries.map(({ id, body }) => refundOne(id, body)));
      const failed = outcomes.find((outcome) => outcome.status === "rejected");
      if (failed) throw failed.reason;
    },
  });
}
