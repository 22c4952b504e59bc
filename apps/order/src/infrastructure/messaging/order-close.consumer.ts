import { type Broker, type Consumer, type Delivery, QUEUES } from "@mall/messaging";
import { createCheck } from "@mall/validation";
import { Type } from "typebox";

const BATCH = 256;
const isClose = createCheck(Type.Object({ order_no: Type.String({ minLength: 1, maxLength: 64 }) }));

/** Hands orders whose time to pay should be over to `close`. */
export function consumeOrderCloses(broker: Broker, close: (orderNos: string[]) => Promise<unknown>): Promise<Consumer> {
  return broker.consume(QUEUES.orderClose, {
    batch: BATCH,
    handle: async (deliveries) => void (await close(deliveries.map(orderNoOf))),
  });
}

/** @throws Error for a body that names no order: delivered alone, it ends among the dead letters. */
function orderNoOf({ id, body }: Delivery): string {
  if (!isClose(body)) throw new Error(`message ${id} of ${QUEUES.orderClose} names no order`);
  return body.order_no;
}
