import { caseOf, selectIn } from "@mall/storage";
import { type Kysely, sql } from "kysely";
import type { AdjustOutcome } from "../../application/ports/catalogue-editing.ts";
import type { StockLine } from "../../domain/reservation.ts";
import type { ProductDatabase } from "./schema.ts";

type Database = Kysely<ProductDatabase>;

/** Units by SKU. */
export type Quantities = ReadonlyMap<number, number>;

/** Moves free units to held; false, and nothing moved, when there are too few. */
export async function take(trx: Database, { skuId, quantity }: StockLine): Promise<boolean> {
  return await takeAll(trx, new Map([[skuId, quantity]]));
}

/** The same for many SKUs in one statement. False when one of them has too few: undo the transaction then. */
export async function takeAll(trx: Database, quantities: Quantities): Promise<boolean> {
  if (quantities.size === 0) return true;
  const quantity = caseOf("id", quantities);
  const { numUpdatedRows } = await trx
    .updateTable("skus")
    .set({ stock: sql<number>`stock - ${quantity}`, held: sql<number>`held + ${quantity}` })
    .where("id", "in", idsOf(quantities))
    .where("stock", ">=", quantity)
    .executeTakeFirstOrThrow();
  return numUpdatedRows === BigInt(quantities.size);
}

/** Moves held units back to free. */
export async function giveBack(trx: Database, quantities: Quantities): Promise<void> {
  await moveHeld(trx, quantities, "stock");
}

/** Moves held units to sold. */
export async function markSold(trx: Database, quantities: Quantities): Promise<void> {
  await moveHeld(trx, quantities, "sold");
}

async function moveHeld(trx: Database, quantities: Quantities, to: "stock" | "sold"): Promise<void> {
  if (quantities.size === 0) return;
  const quantity = caseOf("id", quantities);
  await trx
    .updateTable("skus")
    .set({ held: sql<number>`held - ${quantity}`, [to]: sql<number>`${sql.ref(to)} + ${quantity}` })
    .where("id", "in", idsOf(quantities))
    .execute();
}

/** Free and initial units may not be more. */
const MOST_UNITS = 1_000_000_000;

/** Changes the units there are of a SKU, free and initial ones together: what is held and sold stays as it is. */
export async function adjust(trx: Database, skuId: number, delta: number): Promise<AdjustOutcome> {
  const { numUpdatedRows } = await trx
    .updateTable("skus")
    .set({ stock: sql<number>`stock + ${delta}`, initial_stock: sql<number>`initial_stock + ${delta}` })
    .where("id", "=", skuId)
    .where("stock", ">=", -delta)
    .where("initial_stock", "<=", MOST_UNITS - delta)
    .executeTakeFirstOrThrow();
  const row = await trx.selectFrom("skus").select("stock").where("id", "=", skuId).executeTakeFirst();
  if (!row) return { kind: "unknown_sku" };
  if (numUpdatedRows === 1n) return { kind: "adjusted", stock: row.stock };
  return { kind: delta < 0 ? "too_low" : "too_high" };
}

/**
 * Joined from the outside, and judged here: asked for products on sale only, MariaDB goes through all of them for each SKU,
 * by an index that begins with that column.
 */
const UNITS = `select skus.id, skus.stock, products.on_sale * skus.on_sale as on_sale from skus
  left join products on products.id = skus.product_id where skus.id in`;

/** SKUs on sale and their free units. */
export async function freeUnits(trx: Database, skuIds: readonly number[]): Promise<Map<number, number>> {
  const rows = await selectIn<{ id: number; stock: number; on_sale: number | null }>(trx, UNITS, skuIds);
  return new Map(rows.filter((row) => row.on_sale === 1).map(({ id, stock }) => [id, stock]));
}

/** The first of these SKUs that does not exist or is withdrawn; undefined when all can be sold. */
export async function findOffSale(trx: Database, lines: readonly StockLine[]): Promise<number | undefined> {
  const ids = lines.map(({ skuId }) => skuId);
  const onSale = await freeUnits(trx, ids);
  return ids.find((id) => !onSale.has(id));
}

/** The units of lines of any orders. */
export function sumOf(lines: Iterable<StockLine>): Map<number, number> {
  const sum = new Map<number, number>();
  for (const { skuId, quantity } of lines) sum.set(skuId, (sum.get(skuId) ?? 0) + quantity);
  return sum;
}

// In one order for all, so that two transactions wait for each other and never in a circle.
const idsOf = (quantities: Quantities) => [...quantities.keys()].sort((a, b) => a - b);
