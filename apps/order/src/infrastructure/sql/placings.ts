import { gather } from "@mall/kernel";
import { insertIgnore } from "@mall/storage";
import type { Kysely } from "kysely";
import type { Placings } from "../../application/ports/placings.ts";
import { createUnitOfWork, type OrderDatabase, type OrderStoreOptions, sendStockCommands } from "./database.ts";

interface Intent {
  orderNo: string;
  at: number;
}

/** Placings on SQL. Those begun at once are one transaction. */
export function createSqlPlacings(options: OrderStoreOptions): Placings {
  const { db, tracing } = options;
  const inTransaction = createUnitOfWork(options);

  const begin = gather<Intent, boolean>({
    together: (intents) => inTransaction((trx) => beginTogether(trx, intents)),
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

/** Throws when one of the numbers is taken: each is begun alone then. */
async function beginTogether(trx: Kysely<OrderDatabase>, intents: readonly Intent[]): Promise<true[]> {
  const rows = intents.map(({ orderNo, at }) => ({ order_no: orderNo, created_at: at }));
  const begun = await insertIgnore(trx, "order_placings", rows);
  const taken = await ordersAmong(
    trx,
    intents.map(({ orderNo }) => orderNo),
  );
  if (begun < intents.length || taken.length > 0) throw new Error("one of these numbers is taken");
  return intents.map(() => true);
}

async function ordersAmong(db: Kysely<OrderDatabase>, orderNos: readonly string[]) {
  return await db.selectFrom("orders").select("order_no").where("order_no", "in", orderNos).execute();
}
