import type { Wanted } from "../links/checkout-link.ts";

/** A line of a checkout. */
export interface CheckoutLine {
  skuId: number;
  quantity: number;
  /** Undefined: the line is known by its number only. */
  shown?: { name: string; skuName: string; picture: string; priceCents: number } | undefined;
  /** The shop will refuse it as it stands. */
  refused: boolean;
}

/** What a cart says of a SKU. */
export interface CartItem {
  sku_id: number;
  quantity: number;
  product_name: string;
  sku_name: string;
  picture: string;
  price_cents: number;
  stock_state: string;
}

/** What a product says of its SKUs. */
export interface Product {
  name: string;
  picture: string;
  skus: { sku_id: number; name: string; price_cents: number; stock: number }[];
}

/** The wanted lines of the cart, in its order; what has left the cart meanwhile is left out. */
export function linesOfCart(skuIds: readonly number[], items: readonly CartItem[]): CheckoutLine[] {
  return items
    .filter(({ sku_id }) => skuIds.includes(sku_id))
    .map((item) => ({
      skuId: item.sku_id,
      quantity: item.quantity,
      shown: { name: item.product_name, skuName: item.sku_name, picture: item.picture, priceCents: item.price_cents },
      refused: !["in_stock", "unknown"].includes(item.stock_state),
    }));
}

/** A line that was never in the cart, with what its product says. */
export function lineOfProduct(skuId: number, quantity: number, product: Product | undefined): CheckoutLine {
  const sku = product?.skus.find((each) => each.sku_id === skuId);
  if (!product || !sku) return { skuId, quantity, refused: product !== undefined };
  const { name, picture } = product;
  const shown = { name, skuName: sku.name, picture, priceCents: sku.price_cents };
  return { skuId, quantity, shown, refused: sku.stock < quantity };
}

/** Pieces, and cents; undefined cents: not every price is known. */
export function totalOf(lines: readonly CheckoutLine[]): { pieces: number; cents: number | undefined } {
  const pieces = lines.reduce((sum, { quantity }) => sum + quantity, 0);
  const known = lines.every(({ shown }) => shown !== undefined);
  const cents = lines.reduce((sum, { quantity, shown }) => sum + quantity * (shown?.priceCents ?? 0), 0);
  return { pieces, cents: known ? cents : undefined };
}

/** What the order is made of, as the API takes it. */
export function orderBody(wanted: Wanted, lines: readonly CheckoutLine[], addressId: number) {
  if (wanted.kind === "cart") return { address_id: addressId, sku_ids: lines.map(({ skuId }) => skuId) };
  return { address_id: addressId, items: lines.map(({ skuId, quantity }) => ({ sku_id: skuId, quantity })) };
}
