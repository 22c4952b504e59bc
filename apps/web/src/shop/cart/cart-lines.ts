/** What the rules of a cart look at in a line. */
export interface Line {
  sku_id: number;
  quantity: number;
  price_cents: number;
  stock_state: "unknown" | "in_stock" | "insufficient" | "sold_out" | "gone";
}

/** Whether a line can be ordered as it is. */
export const canOrder = ({ stock_state }: Line): boolean => stock_state === "in_stock" || stock_state === "unknown";

/** The lines to order: those that can be, without those that were unticked. */
export const selectedOf = <L extends Line>(lines: readonly L[], unticked: ReadonlySet<number>): L[] =>
  lines.filter((line) => canOrder(line) && !unticked.has(line.sku_id));

/** What lines cost together, in cents. */
export const sumOf = (lines: readonly Line[]): number =>
  lines.reduce((sum, { price_cents, quantity }) => sum + price_cents * quantity, 0);

/** Pieces in lines. */
export const piecesOf = (lines: readonly Pick<Line, "quantity">[]): number =>
  lines.reduce((sum, { quantity }) => sum + quantity, 0);

/** The unticked, after ticking or unticking some. */
export function ticking(unticked: ReadonlySet<number>, skuIds: readonly number[], ticked: boolean): Set<number> {
  const after = new Set(unticked);
  for (const skuId of skuIds) {
    if (ticked) after.delete(skuId);
    else after.add(skuId);
  }
  return after;
}

/** The lines with other pieces of a SKU; 0 pieces: without it. */
export const withQuantity = <L extends Line>(lines: readonly L[], skuId: number, quantity: number): L[] =>
  lines.flatMap((line) => {
    if (line.sku_id !== skuId) return [line];
    return quantity === 0 ? [] : [{ ...line, quantity }];
  });
