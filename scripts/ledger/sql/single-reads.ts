import type { Snapshot } from "./numbered-tables.ts";
import type { BuyerHoldsRow, SkuRow } from "./tables.ts";

/** All SKUs, by id. */
export async function readSkus(product: Snapshot): Promise<SkuRow[]> {
  return await product
    .selectFrom("skus")
    .select(["id", "initial_stock", "stock", "held", "sold"])
    .orderBy("id")
    .execute();
}

/** How many messages wait to be published. */
export async function countOutbox(db: Snapshot): Promise<number> {
  const row = await db
    .selectFrom("outbox")
    .select(({ fn }) => fn.countAll().as("count"))
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** Which of these orders are there. */
export async function knownOrders(order: Snapshot, orderNos: readonly string[]): Promise<Set<string>> {
  if (orderNos.length === 0) return new Set();
  const rows = await order.selectFrom("orders").select("order_no").where("order_no", "in", orderNos).execute();
  return new Set(rows.map((row) => row.order_no));
}

/** Buyers of whom the order service says that they have unpaid orders; undefined: it keeps no such table. */
export async function readBuyerHolds(order: Snapshot): Promise<BuyerHoldsRow[] | undefined> {
  try {
    return await order.selectFrom("buyer_holds").select(["user_id", "unpaid"]).where("unpaid", "<>", 0).execute();
  } catch (error) {
    if (error instanceof Error && /no such table|doesn't exist/.test(error.message)) return undefined;
    throw error;
  }
}
