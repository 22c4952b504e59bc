import { type Broker, type Consumer, type Delivery, QUEUES } from "@mall/messaging";
import { createCheck } from "@mall/validation";
import { Type } from "typebox";

const BATCH = 64;
const isChange = createCheck(Type.Object({ product_id: Type.Integer({ minimum: 1 }) }));

/** Hands the ids of changed products to `index`, which may see one twice. */
export function consumeProductChanges(
  broker: Broker,
  index: (ids: readonly number[]) => Promise<void>,
): Promise<Consumer> {
  return broker.consume(QUEUES.productChange, {
    batch: BATCH,
    handle: (deliveries) => index(deliveries.map(productOf)),
  });
}

/** @throws Error for a body that names no product: delivered alone, it ends among the dead letters. */
function productOf({ id, body }: Delivery): number {
  if (!isChange(body)) throw new Error(`message ${id} of ${QUEUES.productChange} names no product`);
  return body.product_id;
}
