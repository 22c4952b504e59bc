import { OrderFate as Fate, type OrderRecord as Message, type OrderServiceDefinition } from "@mall/contracts/order";
import type { ServiceClient } from "@mall/rpc";
import { MAX_RECORDS, type OrderRecord, type OrderRecords, OrdersAway } from "../../application/ports/order-records.ts";
import type { OrderFate } from "../../domain/reconcile.ts";

const FATES = new Map<Fate, OrderFate>([
  [Fate.ORDER_FATE_UNKNOWN, "unknown"],
  [Fate.ORDER_FATE_PLACING, "placing"],
  [Fate.ORDER_FATE_HELD, "held"],
  [Fate.ORDER_FATE_SOLD, "sold"],
  [Fate.ORDER_FATE_RELEASED, "released"],
]);

/** Nobody waits for these calls; a page of orders with their lines may take a while. */
const TIMEOUT_MS = 10_000;

/** Orders behind order-service. */
export function createOrderRecords(orders: ServiceClient<typeof OrderServiceDefinition>): OrderRecords {
  return {
    describe: async (orderNos) => {
      const asked = orders.describeOrders({ orderNos: [...orderNos] }, { timeoutMs: TIMEOUT_MS });
      const { orders: records } = await asked.catch(away);
      return new Map(records.flatMap(recordOf).map((record) => [record.orderNo, record]));
    },
    seckillSince: async (sinceMs, after) => {
      const position = { afterOrderNo: after?.orderNo ?? "", afterMs: after?.createdAt ?? 0 };
      const request = { sinceMs, ...position, limit: MAX_RECORDS };
      const { orders: records } = await orders.listSeckillOrders(request, { timeoutMs: TIMEOUT_MS }).catch(away);
      return records.flatMap(recordOf);
    },
  };
}

/** Whatever is wrong over there: as long as it is, nothing is known of orders, and nothing may be done by guesses. */
const away = (error: unknown) => {
  throw new OrdersAway("the order service does not tell what became of orders", { cause: error });
};

/** A fate that this build does not know is left out: nothing is done about such an order. */
function recordOf({ orderNo, fate, userId, createdAtMs, lines }: Message): OrderRecord[] {
  const known = FATES.get(fate);
  return known ? [{ orderNo, fate: known, userId, createdAt: createdAtMs, skuId: lines[0]?.skuId ?? 0 }] : [];
}
