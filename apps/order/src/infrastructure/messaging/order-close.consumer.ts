import { chunksOf } from "@mall/kernel";
import { type Broker, type Consumer, type Delivery, QUEUES } from "@mall/messaging";
import { createCheck } from "@mall/validation";
import { Type } from "typebox";

const BATCH = 64;

/** Orders closed in one transaction. */
const MOST_ORDERS = 256;

const OrderNo = Type.String({ minLength: 1, maxLength: 64 });
const isClose = createCheck(Type.Object({ order_no: OrderNo }));
const isCloseList = createCheck(Type.Object({ order_nos: Type.Array(OrderNo) }));

/** Hands orders whose time to pay should be over to `close`. */
export function consumeOrderCloses(broker: Broker, close: (orderNos: string[]) => Promise<unknown>): Promise<Consumer> {
  return broker.consume(QUEUES.orderClose, {
    batch: BATCH,
    handle: async (deliveries) => {
      const orderNos = deliveries.flatMap(orderNosOf);
      for (const some of chunksOf(orderNos, MOST_ORDERS)) await close(some);
    },
  });
}

/** @throws Error for a body that names no order: delivered alone, it ends among the dead letters. */
function orderNosOf({ id, body }: Delivery): readonly string[] {
  if (isClose(body)) return [body.order_no];
  if (isCloseList(body)) return body.order_nos;
  throw new Error(`message ${id} of ${QUEUES.orderClose} names no order`);
}
