import { gather } from "@mall/kernel";
import { deleteIn, insertIgnore, selectIn } from "@mall/storage";
import type { Kysely } from "kysely";
import type { Placings } from "../../application/ports/placings.ts";
import { createUnitOfWork, type OrderDatabase, type OrderStoreOptions, sendStockCommands } from "./database.ts";

interface Intent {
  orderNo: string;
  at: number;
}

/** Placings on SQL. Those begun at once are one statement. */
export function createSqlPlacings(options: OrderStoreOptions): Placings {
  const { db, tracing } = options;
  const inTransaction = createUnitOfWork(options);

  const begin = gather<Intent, boolean>({
    together: (intents) => beginTogether(db, intents),
    alone: async ({ orderNo, at }) => {
      if ((await insertIgnore(db, "order_placings", [{ order_no: orderNo, created_at: at }])) === 0) return false;
      // Looked up after the insert: another process that drew the same number has either its intent or its order here.
      if ((await ordersAmong(db, [orderNo])).length === 0) return true;
      await db.deleteFrom("order_placings").where("order_no", "=", orderNo).execute();
      return false;
    },
    isTraced: () => tracing.recording(),
  });

  return {
    begin: (orderNo, at) => begin({ orderNo, at }),

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

/**
 * False for numbers that are taken. No transaction: a number that is begun and never used does no harm, the sweeper of
 * stale intents ends it. So where the rows of others are among these, nobody knows which, none is used.
 */
async function beginTogether(db: Kysely<OrderDatabase>, intents: readonly Intent[]): Promise<boolean[]> {
  const rows = intents.map(({ orderNo, at }) => ({ order_no: orderNo, created_at: at }));
  if ((await insertIgnore(db, "order_placings", rows)) < rows.length) return intents.map(() => false);
  const orderNos = intents.map(({ orderNo }) => orderNo);
  const taken = new Set((await ordersAmong(db, orderNos)).map((row) => row.order_no));
  await deleteIn(db, "delete from order_placings where order_no in", [...taken]);
  return orderNos.map((orderNo) => !taken.has(orderNo));
}

function ordersAmong(db: Kysely<OrderDatabase>, orderNos: readonly string[]) {
  return selectIn<{ order_no: string }>(db, "select order_no from orders where order_no in", orderNos);
}
