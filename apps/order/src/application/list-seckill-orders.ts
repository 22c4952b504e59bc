import { fail } from "@mall/kernel";
import { MAX_RECORDS } from "./describe-orders.ts";
import type { OrderRecord, OrderRecords, OrderRecordsQuery } from "./ports/order-records.ts";

/** Pages through the orders of flash sales, oldest first: for the reconciler, never for a buyer. */
export function listSeckillOrders({ records }: { records: Pick<OrderRecords, "seckillSince"> }) {
  return (query: OrderRecordsQuery): Promise<OrderRecord[]> => {
    if (!Number.isInteger(query.limit) || query.limit < 1 || query.limit > MAX_RECORDS) {
      throw fail("invalid_input", { field: "limit", params: { reason: `must be 1..${MAX_RECORDS}` } });
    }
    return records.seckillSince(query);
  };
}
