import { insertIgnore } from "@mall/storage";
import type { Placings } from "../../application/ports/placings.ts";
import { createUnitOfWork, type OrderStoreOptions, sendStockCommands } from "./database.ts";

/** Placings on SQL. */
export function createSqlPlacings(options: OrderStoreOptions): Placings {
  const { db } = options;
  const inTransaction = createUnitOfWork(options);

  return {
    begin: async (orderNo, at) => {
      if ((await insertIgnore(db, "order_placings", [{ order_no: orderNo, created_at: at }])) === 0) return false;
      // Looked up after the insert: another process that drew the same number has either its intent or its order here.
      const taken = await db.selectFrom("orders").select("order_no").where("order_no", "=", orderNo).executeTakeFirst();
      if (!taken) return true;
      await db.deleteFrom("order_placings").where("order_no", "=", orderNo).execute();
      return false;
    },

    abandon: (orderNo, stock) =>
      inTransaction(async (trx, send) => {
        const { numDeletedRows } = await trx
          .deleteFrom("order_placings")
          .where("order_no", "=", orderNo)
          .executeTakeFirst();
        const mine = numDeletedRows === 1n;
        if (mine && stock === "may_be_held") {
          await sendStockCommands(send, [{ command: "release", orderNo, kind: "normal" }]);
        }
        return mine;
      }),

    stale: async (before, limit) => {
      const rows = await db
        .selectFrom("order_placings")
        .select("order_no")
        .where("created_at", "<", before)
        .orderBy("created_at")
        .limit(limit)
        .execute();
      return rows.map((row) => row.order_no);
    },
  };
}
