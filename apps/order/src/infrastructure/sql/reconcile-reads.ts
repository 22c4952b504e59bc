import type { Kysely } from "kysely";
import type { OrderRecord, OrderRecords } from "../../application/ports/order-records.ts";
import type { OrderDatabase } from "./database.ts";
import { STATUS_CODE } from "./order-rows.ts";
import type { OrderItemRow, OrderRow } from "./schema.ts";

type Row = Pick<OrderRow, "order_no" | "user_id" | "kind" | "status" | "created_at">;

/** Orders as the reconciler sees them: their units, without buyers' data. */
export function createOrderRecords(db: Kysely<OrderDatabase>): OrderRecords {
  const withLines = async (rows: readonly Row[]): Promise<OrderRecord[]> => {
    const lines = await linesOf(
      db,
      rows.map((row) => row.order_no),
    );
    return rows.map((row) => recordOf(row, lines.get(row.order_no) ?? []));
  };

  return {
    describe: async (orderNos) => {
      // Intents first: one that becomes an order in between is found as an order, the other way round it would be missed.
      const placings = new Set(await placingsAmong(db, orderNos));
      const records = new Map((await withLines(await rowsAmong(db, orderNos))).map((each) => [each.orderNo, each]));
      return orderNos.map(
        (orderNo) => records.get(orderNo) ?? { orderNo, fate: placings.has(orderNo) ? "placing" : "unknown" },
      );
    },

    seckillSince: async ({ since, after, limit }) => {
      const page = selectRows(db).where("kind", "=", "seckill").orderBy("created_at").orderBy("order_no").limit(limit);
      if (!after) return await withLines(await page.where("created_at", ">=", since).execute());
      const rows = await page
        .where("created_at", ">=", Math.max(since, after.createdAt))
        .where((is) =>
          is.or([
            is("created_at", ">", after.createdAt),
            is.and([is("created_at", "=", after.createdAt), is("order_no", ">", after.orderNo)]),
          ]),
        )
        .execute();
      return await withLines(rows);
    },
  };
}

const selectRows = (db: Kysely<OrderDatabase>) =>
  db.selectFrom("orders").select(["order_no", "user_id", "kind", "status", "created_at"]);

async function rowsAmong(db: Kysely<OrderDatabase>, orderNos: readonly string[]): Promise<Row[]> {
  return orderNos.length === 0 ? [] : await selectRows(db).where("order_no", "in", orderNos).execute();
}

async function placingsAmong(db: Kysely<OrderDatabase>, orderNos: readonly string[]): Promise<string[]> {
  if (orderNos.length === 0) return [];
  const rows = await db.selectFrom("order_placings").select("order_no").where("order_no", "in", orderNos).execute();
  return rows.map((row) => row.order_no);
}

type Line = Pick<OrderItemRow, "order_no" | "sku_id" | "quantity">;

async function linesOf(db: Kysely<OrderDatabase>, orderNos: readonly string[]): Promise<Map<string, Line[]>> {
  if (orderNos.length === 0) return new Map();
  const select = db.selectFrom("order_items").select(["order_no", "sku_id", "quantity"]);
  const rows = await select.where("order_no", "in", orderNos).orderBy("order_no").orderBy("line_no").execute();
  return Map.groupBy(rows, (row) => row.order_no);
}

function recordOf(row: Row, lines: readonly Line[]): OrderRecord {
  return {
    orderNo: row.order_no,
    fate: fateOf(row.status),
    kind: row.kind === "seckill" ? "seckill" : "normal",
    userId: row.user_id,
    createdAt: row.created_at,
    lines: lines.map(({ sku_id: skuId, quantity }) => ({ skuId, quantity })),
  };
}

/** Paid units stay sold, whatever came after: no way back into stock exists for them yet. */
function fateOf(status: number): "held" | "sold" | "released" {
  if (status === STATUS_CODE.unpaid) return "held";
  return status === STATUS_CODE.cancelled ? "released" : "sold";
}
