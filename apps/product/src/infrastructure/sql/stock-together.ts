import { insertIgnore } from "@mall/storage";
import type { Kysely } from "kysely";
import type { ReserveOutcome, StockLine } from "../../domain/reservation.ts";
import { forget, rowsOf, wholeOf } from "./reservations.ts";
import type { ProductDatabase } from "./schema.ts";
import { freeUnits, giveBack, markSold, sumOf, takeAll } from "./sku-units.ts";

type Database = Kysely<ProductDatabase>;

/** A reservation to be made, its lines merged. */
export interface Wish {
  id: string;
  lines: readonly StockLine[];
}

/** Undoes the transaction: each is decided alone then. */
const notTogether = () => new Error("these do not fit into one transaction");

/**
 * Decides reservations one after the other, in one transaction with one conditional statement for all their units.
 * Throws where that cannot be: an id that is there already, units that another transaction took meanwhile.
 */
export async function reserveTogether(trx: Database, wishes: readonly Wish[], now: number): Promise<ReserveOutcome[]> {
  const rows = wishes.flatMap(({ id, lines }) => rowsOf({ id, now }, lines));
  // Whoever inserts an id decides about it: one that others hold waits here for them.
  if ((await insertIgnore(trx, "stock_reservations", rows)) !== rows.length) throw notTogether();
  const free = await freeUnits(trx, [...sumOf(wishes.flatMap(({ lines }) => lines)).keys()]);
  const outcomes = wishes.map(({ lines }) => decide(lines, free));
  const isTaken = (_: Wish, index: number) => outcomes[index]?.kind === "reserved";
  const taken = sumOf(wishes.filter(isTaken).flatMap(({ lines }) => lines));
  if (!(await takeAll(trx, taken))) throw notTogether();
  const refused = wishes.filter((wish, index) => !isTaken(wish, index));
  await forget(
    trx,
    refused.map(({ id }) => id),
  );
  return outcomes;
}

/** Judges a reservation by what those before it left, and takes its units from that. */
function decide(lines: readonly StockLine[], free: Map<number, number>): ReserveOutcome {
  const offSale = lines.find(({ skuId }) => !free.has(skuId));
  if (offSale) return { kind: "unknown_sku", skuId: offSale.skuId };
  const scarce = lines.find(({ skuId, quantity }) => (free.get(skuId) ?? 0) < quantity);
  if (scarce) return { kind: "insufficient", skuId: scarce.skuId };
  for (const { skuId, quantity } of lines) free.set(skuId, (free.get(skuId) ?? 0) - quantity);
  return { kind: "reserved" };
}

/** Takes reservations out of `held`, each once, and moves their units. Answers which had any; throws as above. */
export async function settleTogether(
  trx: Database,
  ids: readonly string[],
  state: "released" | "sold",
): Promise<boolean[]> {
  if (new Set(ids).size < ids.length) throw notTogether();
  const held = trx.selectFrom("stock_reservations").selectAll().where("reservation_id", "in", ids);
  const rows = await held.where("state", "=", "held").execute();
  const found = new Set(rows.map((row) => row.reservation_id));
  if (found.size > 0) {
    const { numUpdatedRows } = await trx
      .updateTable("stock_reservations")
      .set({ state })
      .where("reservation_id", "in", [...found].sort())
      .where("state", "=", "held")
      .executeTakeFirstOrThrow();
    if (numUpdatedRows !== BigInt(rows.length)) throw notTogether();
  }
  const lines = rows.map(({ sku_id: skuId, quantity }) => ({ skuId, quantity }));
  await (state === "released" ? giveBack : markSold)(trx, sumOf(lines.filter(({ quantity }) => quantity > 0)));
  return ids.map((id) => found.has(id));
}

/** Gives back what is held. What was never reserved is closed before it comes. Throws as above. */
export async function releaseTogether(trx: Database, ids: readonly string[], now: number): Promise<boolean[]> {
  const closed = await insertIgnore(
    trx,
    "stock_reservations",
    ids.map((id) => wholeOf({ id, now }, "released")),
  );
  if (closed === ids.length) return ids.map(() => true);
  if (closed > 0) throw notTogether();
  return await settleTogether(trx, ids, "released");
}
