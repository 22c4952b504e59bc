import { fail } from "@mall/kernel";

/** A wish to buy. */
export interface Line {
  skuId: number;
  /** 1..999 */
  quantity: number;
}

/** A checked wish, one for each SKU, that remembers where the buyer wrote it: `items.0.sku_id` or `sku_ids.0`. */
export interface OrderLine extends Line {
  field: string;
}

/** Different SKUs one order may have. */
const MAX_LINES = 50;
/** Pieces of one SKU that one order may have. */
const MAX_QUANTITY = 999;

const isId = (value: number) => Number.isSafeInteger(value) && value > 0;

/**
 * Checks a buyer's lines and merges those of one SKU, so that stock is judged once for the sum.
 * @throws AppError `invalid_input` naming `items.<n>.<field>` as the buyer sent it.
 */
export function mergeLines(lines: readonly Line[]): OrderLine[] {
  refuseTooMany(lines.length, "items");
  const merged = new Map<number, OrderLine>();
  for (const [index, { skuId, quantity }] of lines.entries()) {
    if (!isId(skuId)) throw invalid(`items.${index}.sku_id`, "must be a positive integer");
    const line = merged.get(skuId) ?? { skuId, quantity: 0, field: `items.${index}.sku_id` };
    const total = line.quantity + quantity;
    if (!Number.isInteger(quantity) || quantity < 1 || total > MAX_QUANTITY) {
      throw invalid(`items.${index}.quantity`, `must be 1..${MAX_QUANTITY}`);
    }
    merged.set(skuId, { ...line, quantity: total });
  }
  return [...merged.values()];
}

/**
 * The chosen SKUs of a cart as lines, with the quantities of the cart.
 * @throws AppError `invalid_input` or `cart_item_not_found`, both naming `sku_ids.<n>`.
 */
export function linesOfCart(skuIds: readonly number[], cart: readonly Line[]): OrderLine[] {
  refuseTooMany(skuIds.length, "sku_ids");
  const quantities = new Map(cart.map((item) => [item.skuId, item.quantity]));
  const chosen = new Map<number, OrderLine>();
  for (const [index, skuId] of skuIds.entries()) {
    const field = `sku_ids.${index}`;
    if (!isId(skuId)) throw invalid(field, "must be a positive integer");
    const quantity = quantities.get(skuId);
    if (quantity === undefined) throw fail("cart_item_not_found", { field });
    if (quantity < 1 || quantity > MAX_QUANTITY) throw invalid(field, `quantity must be 1..${MAX_QUANTITY}`);
    if (!chosen.has(skuId)) chosen.set(skuId, { skuId, quantity, field });
  }
  return [...chosen.values()];
}

function refuseTooMany(count: number, field: string): void {
  if (count > MAX_LINES) throw invalid(field, `at most ${MAX_LINES} lines`);
}

function invalid(field: string, reason: string) {
  return fail("invalid_input", { field, params: { reason } });
}
