import type { Kysely } from "kysely";
import type { NamedWish, OrderRequests } from "../../application/ports/order-requests.ts";
import type { UnpaidOrder } from "../../domain/order/order.ts";
import type { OrderDatabase } from "./database.ts";

/** Requests on SQL. They are written with their orders; see `placeOrder`. */
export function createSqlRequests(db: Kysely<OrderDatabase>): OrderRequests {
  return {
    find: (userId, key) => findRequest(db, userId, key),
    forget: async (before, limit) => {
      // Neither database can delete a number of rows in the same words. Requests of one millisecond go together.
      const last = await db
        .selectFrom("order_requests")
        .select("created_at")
        .where("created_at", "<", before)
        .orderBy("created_at")
        .offset(limit - 1)
        .limit(1)
        .executeTakeFirst();
      const old = db.deleteFrom("order_requests").where("created_at", "<", before);
      const { numDeletedRows } = await (last ? old.where("created_at", "<=", last.created_at) : old).executeTakeFirst();
      return Number(numDeletedRows);
    },
  };
}

/** What is kept of the request that an order came of. */
export function requestRowOf({ userId, orderNo, createdAt }: UnpaidOrder, { key, fingerprint }: NamedWish) {
  return { user_id: userId, request_key: key, order_no: orderNo, fingerprint, created_at: createdAt };
}

/** Which order came of a buyer's request. */
export async function findRequest(
  db: Kysely<OrderDatabase>,
  userId: number,
  key: string,
): Promise<{ orderNo: string; fingerprint: string } | undefined> {
  const row = await db
    .selectFrom("order_requests")
    .select(["order_no", "fingerprint"])
    .where("user_id", "=", userId)
    .where("request_key", "=", key)
    .executeTakeFirst();
  return row && { orderNo: row.order_no, fingerprint: row.fingerprint };
}

/** Leaves the key for another try. */
export async function forgetRequest(db: Kysely<OrderDatabase>, userId: number, key: string): Promise<void> {
  await db.deleteFrom("order_requests").where("user_id", "=", userId).where("request_key", "=", key).execute();
}
