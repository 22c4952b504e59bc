import { OrderFate, type OrderRecord as RecordMessage } from "@mall/contracts/order";
import type { OrderRecord } from "../../application/ports/order-records.ts";

const FATE: Record<OrderRecord["fate"], OrderFate> = {
  unknown: OrderFate.ORDER_FATE_UNKNOWN,
  placing: OrderFate.ORDER_FATE_PLACING,
  held: OrderFate.ORDER_FATE_HELD,
  sold: OrderFate.ORDER_FATE_SOLD,
  released: OrderFate.ORDER_FATE_RELEASED,
};

/** What is known of an order, on the wire. */
export function recordMessageOf(record: OrderRecord): RecordMessage {
  const known = "kind" in record ? record : { userId: 0, createdAt: 0, lines: [], kind: "normal" };
  return {
    orderNo: record.orderNo,
    fate: FATE[record.fate],
    seckill: known.kind === "seckill",
    userId: known.userId,
    createdAtMs: known.createdAt,
    lines: known.lines.map((line) => ({ ...line })),
  };
}
