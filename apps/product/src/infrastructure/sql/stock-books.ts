import { inTransaction } from "@mall/storage";
import { type Kysely, sql } from "kysely";
import type { StockBookkeeping, StockMisfit } from "../../application/ports/stock-books.ts";
import type { ProductDatabase } from "./schema.ts";

type Database = Kysely<ProductDatabase>;

/** The books of the ordinary stock on SQL that SQLite and MySQL share. */
export function createSqlStockBooks(db: Database): StockBookkeeping {
  return {
    heldReservations: async ({ before, after, limit }) => {
      const held = db
        .selectFrom("stock_reservations")
        .select(["reservation_id as reservationId", "created_at as createdAt"])
        .where("sku_id", "=", 0)
        .where("state", "=", "held")
        .where("created_at", "<", before)
        .where("created_at", ">=", after?.createdAt ?? 0)
        .orderBy("created_at")
        .orderBy("reservation_id")
        .limit(limit);
      if (!after) return await held.execute();
      const { createdAt, reservationId } = after;
      return await held
        .where((is) => is.or([is("created_at", ">", createdAt), is("reservation_id", ">", reservationId)]))
        .execute();
    },
    audit: async (afterSku, limit) => {
      const rows = await compared(db).where("id", ">", afterSku).orderBy("id").limit(limit).execute();
      const all = rows.map(misfitOf);
      const misfits = all.filter((each) => each.held !== each.reservedHeld || each.sold !== each.reservedSold);
      return { misfits, next: rows.length < limit ? undefined : rows.at(-1)?.id };
    },
    recount: (skuId) => inTransaction(db, (trx) => recount(trx, skuId)),
  };
}

/** SKUs with the sums of their reservations, each of one moment. */
const compared = (db: Database) =>
  db
    .selectFrom("skus")
    .select(["id", "held", "sold", reserved("held").as("reservedHeld"), reserved("sold").as("reservedSold")]);

const reserved = (state: "held" | "sold") => sql<number>`(
  select coalesce(sum(r.quantity), 0) from stock_reservations r where r.sku_id = skus.id and r.state = ${state})`;

// MySQL sums integers to decimals, which come as texts.
const misfitOf = ({ id, ...row }: Omit<StockMisfit, "skuId"> & { id: number }): StockMisfit => ({
  skuId: id,
  held: row.held,
  sold: row.sold,
  reservedHeld: Number(row.reservedHeld),
  reservedSold: Number(row.reservedSold),
});

async function recount(trx: Database, skuId: number): Promise<boolean> {
  // Takes the lock of the SKU's row first: every other change of its units waits, and what is summed up is what is there.
  await trx.updateTable("skus").set({ id: skuId }).where("id", "=", skuId).execute();
  const row = await compared(trx).where("id", "=", skuId).executeTakeFirst();
  if (!row) return false;
  const { held, sold, reservedHeld, reservedSold } = misfitOf(row);
  if (held === reservedHeld && sold === reservedSold) return false;
  const { numUpdatedRows } = await trx
    .updateTable("skus")
    .set({ held: reservedHeld, sold: reservedSold, stock: sql<number>`initial_stock - ${reservedHeld + reservedSold}` })
    .where("id", "=", skuId)
    .where("initial_stock", ">=", reservedHeld + reservedSold)
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}
