import { insertIgnore } from "@mall/storage";
import type { Kysely } from "kysely";
import type { ReservationState, StockLine } from "../../domain/reservation.ts";
import type { ProductDatabase } from "./schema.ts";

type Database = Kysely<ProductDatabase>;

/** A reservation's id, and the time in epoch milliseconds. */
export interface At {
  id: string;
  now: number;
}

/** The SKU of the row that stands for a whole reservation: whoever inserts it first decides, also between processes. */
const WHOLE = 0;

const rowOf = ({ id, now }: At, { skuId, quantity }: StockLine, state: ReservationState) => {
  return { reservation_id: id, sku_id: skuId, quantity, state, created_at: now };
};

/** The row that stands for a whole reservation. */
export const wholeOf = (at: At, state: ReservationState) => rowOf(at, { skuId: WHOLE, quantity: 0 }, state);

/** All rows of a reservation that holds these lines. */
export const rowsOf = (at: At, lines: readonly StockLine[]) => [
  wholeOf(at, "held"),
  ...lines.map((line) => rowOf(at, line, "held")),
];

/** Begins a reservation in this state; false when there is one with this id. */
export async function claim(trx: Database, at: At, state: ReservationState): Promise<boolean> {
  return (await insertIgnore(trx, "stock_reservations", [wholeOf(at, state)])) === 1;
}

/** Leaves no trace of reservations that this transaction began. */
export async function forget(trx: Database, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await trx.deleteFrom("stock_reservations").where("reservation_id", "in", ids).execute();
}

/** Writes down what a reservation holds. */
export async function hold(trx: Database, at: At, lines: readonly StockLine[]): Promise<void> {
  const rows = lines.map((line) => rowOf(at, line, "held"));
  await trx.insertInto("stock_reservations").values(rows).execute();
}

/** Moves a reservation out of `held`; false when it is not there or was moved before. */
export async function close(trx: Database, id: string, state: "released" | "sold"): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable("stock_reservations")
    .set({ state })
    .where("reservation_id", "=", id)
    .where("state", "=", "held")
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}

/** A reservation that is there, its lines by SKU. */
export async function stored(trx: Database, id: string): Promise<{ state: ReservationState; lines: StockLine[] }> {
  const all = trx.selectFrom("stock_reservations").selectAll().where("reservation_id", "=", id);
  const [whole, ...rows] = await all.orderBy("sku_id").execute();
  if (!whole) throw new Error(`reservation ${id} is not stored`);
  return {
    state: whole.state as ReservationState,
    lines: rows.map(({ sku_id: skuId, quantity }) => ({ skuId, quantity })),
  };
}
