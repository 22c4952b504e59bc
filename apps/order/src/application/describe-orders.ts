import { fail } from "@mall/kernel";
import { requireNumber } from "./identifiers.ts";
import type { OrderRecord, OrderRecords } from "./ports/order-records.ts";

/** Most orders in one answer. */
export const MAX_RECORDS = 500;

/** Tells what became of orders, whoever's they are: for the reconciler, never for a buyer. */
export function describeOrders({ records }: { records: Pick<OrderRecords, "describe"> }) {
  return (orderNos: readonly string[]): Promise<OrderRecord[]> => {
    if (orderNos.length > MAX_RECORDS) {
      throw fail("invalid_input", { field: "order_nos", params: { reason: `must have 0..${MAX_RECORDS} numbers` } });
    }
    for (const [index, orderNo] of orderNos.entries()) requireNumber(orderNo, `order_nos.${index}`);
    return records.describe(orderNos);
  };
}
