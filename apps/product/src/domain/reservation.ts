/** Units of one SKU. */
export interface StockLine {
  skuId: number;
  quantity: number;
}

/** Where reserved units are: promised, given back, or gone with the buyer. */
export type ReservationState = "held" | "released" | "sold";

/** How an attempt to reserve ended. Only `reserved` took anything. */
export type ReserveOutcome =
  | { kind: "reserved" }
  | { kind: "insufficient" | "unknown_sku"; skuId: number }
  /** It was released before, perhaps before it came: it never takes stock again. */
  | { kind: "closed" }
  /** The id was used before for other lines. */
  | { kind: "different_lines" };

/** Lines of one SKU become one, so that stock is judged for the sum; in order of ids, so that no two reservations deadlock. */
export function mergeLines(lines: readonly StockLine[]): StockLine[] {
  const quantities = new Map<number, number>();
  for (const { skuId, quantity } of lines) quantities.set(skuId, (quantities.get(skuId) ?? 0) + quantity);
  return [...quantities].map(([skuId, quantity]) => ({ skuId, quantity })).sort((a, b) => a.skuId - b.skuId);
}

/** Whether two sets of merged lines are the same. */
function sameLines(left: readonly StockLine[], right: readonly StockLine[]): boolean {
  const quantities = new Map(left.map(({ skuId, quantity }) => [skuId, quantity]));
  return left.length === right.length && right.every(({ skuId, quantity }) => quantities.get(skuId) === quantity);
}

/** How a reservation that is there already answers the same request again. */
export function answerAgain(
  stored: { state: ReservationState; lines: readonly StockLine[] },
  lines: readonly StockLine[],
): ReserveOutcome {
  if (stored.state === "released") return { kind: "closed" };
  return { kind: sameLines(stored.lines, lines) ? "reserved" : "different_lines" };
}
