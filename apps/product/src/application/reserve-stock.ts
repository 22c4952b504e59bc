import { fail } from "@mall/kernel";
import type { Sku } from "../domain/catalogue.ts";
import type { ReserveOutcome, StockLine } from "../domain/reservation.ts";
import { invalid, requireId, requireWithin } from "./input.ts";
import type { Catalogue } from "./ports/catalogue.ts";
import type { Stock } from "./ports/stock.ts";
import { requireReservationId } from "./release-stock.ts";

const MAX_LINES = 50;
// Of one line. What a buyer may order is the order service's to say; this only keeps sums within 32 bits.
const MAX_QUANTITY = 1_000_000;

/** Units for one order. */
export interface Reservation {
  reservationId: string;
  lines: readonly StockLine[];
}

export interface ReserveStockDependencies {
  stock: Pick<Stock, "reserve">;
  catalogue: Pick<Catalogue, "skus">;
}

type Refusal = Exclude<ReserveOutcome, { kind: "reserved" }>;

/**
 * Takes the stock of all lines or of none, and tells each line as sold.
 * @throws AppError `stock_insufficient`, `sku_not_found`, `reservation_closed` or `invalid_input`: nothing was taken.
 */
export function reserveStock({ stock, catalogue }: ReserveStockDependencies) {
  return async ({ reservationId, lines }: Reservation): Promise<Sku[]> => {
    requireReservationId(reservationId);
    requireLines(lines);
    const outcome = await stock.reserve(reservationId, lines);
    const skus = new Map((await catalogue.skus(idsOf(lines))).map((sku) => [sku.id, sku]));
    if (outcome.kind !== "reserved") throw inWords(outcome, lines, skus);
    return lines.flatMap(({ skuId }) => skus.get(skuId) ?? []);
  };
}

const idsOf = (lines: readonly StockLine[]) => [...new Set(lines.map(({ skuId }) => skuId))];

function requireLines(lines: readonly StockLine[]): void {
  if (lines.length === 0 || lines.length > MAX_LINES) throw invalid("items", `must have 1..${MAX_LINES} lines`);
  for (const [index, { skuId, quantity }] of lines.entries()) {
    requireId(`items.${index}.sku_id`, skuId);
    requireWithin(`items.${index}.quantity`, quantity, 1, MAX_QUANTITY);
  }
}

function inWords(refusal: Refusal, lines: readonly StockLine[], skus: ReadonlyMap<number, Sku>) {
  const field = "skuId" in refusal ? fieldOf(lines, refusal.skuId) : "reservation_id";
  switch (refusal.kind) {
    case "insufficient": {
      const sku = skus.get(refusal.skuId);
      return fail("stock_insufficient", { field, params: { name: `${sku?.productName} ${sku?.name}` } });
    }
    case "unknown_sku":
      return fail("sku_not_found", { field });
    case "closed":
      return fail("reservation_closed", { field });
    case "different_lines":
      return invalid(field, "was used for other lines");
  }
}

/** The first line of the SKU. */
function fieldOf(lines: readonly StockLine[], wanted: number): string {
  return `items.${lines.findIndex(({ skuId }) => skuId === wanted)}.sku_id`;
}
