/** What of a product is chosen. */
export interface Choice {
  skuId: number;
  quantity: number;
}

/** The most pieces of a SKU that the shop takes at once. */
export const MOST_PIECES = 999;

interface Stocked {
  sku_id: number;
  stock: number;
}

/** The choice that an address names, as far as there is such a SKU; else the first that is in stock, or the first. */
export function choiceOf(skus: readonly Stocked[], query: URLSearchParams): Choice | undefined {
  const named = skus.find(({ sku_id }) => String(sku_id) === query.get("sku"));
  const sku = named ?? skus.find(({ stock }) => stock > 0) ?? skus[0];
  return sku && { skuId: sku.sku_id, quantity: piecesWithin(Number(query.get("quantity") ?? 1), sku.stock) };
}

/** Pieces within what is there and what the shop takes; at least one. */
export function piecesWithin(wanted: number, stock: number): number {
  const most = Math.min(MOST_PIECES, Math.max(1, stock));
  return Math.min(most, Math.max(1, Math.trunc(wanted) || 1));
}

/** The query of the address of a choice. */
export const choiceQuery = ({ skuId, quantity }: Choice): Record<string, string> => ({
  sku: `${skuId}`,
  ...(quantity === 1 ? {} : { quantity: `${quantity}` }),
});
