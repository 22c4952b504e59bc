/** A SKU, and how many pieces of it. */
export interface Line {
  skuId: number;
  quantity: number;
  /** Of which product: without it the checkout cannot show a line that is not in the cart. */
  productId?: number;
}

/** What a checkout is about: SKUs of the cart, or lines that were never in it. */
export type Wanted = { kind: "cart"; skuIds: number[] } | { kind: "items"; items: Line[] } | { kind: "nothing" };

/** The most pieces of a SKU that the shop takes at once. */
const MOST = 999;

/** The checkout of some SKUs of the cart. */
export const checkoutOfCart = (skuIds: readonly number[]): string => `/checkout?sku_ids=${skuIds.join(",")}`;

/** The checkout of lines that go past the cart. */
export const checkoutOfItems = (items: readonly Line[]): string =>
  `/checkout?items=${items.map(({ skuId, quantity, productId }) => [skuId, quantity, productId ?? []].flat().join(":")).join(",")}`;

/** What the query of a checkout address says; whatever is no number is passed over. */
export function readCheckout(query: URLSearchParams): Wanted {
  const skuIds = list(query.get("sku_ids")).map(Number).filter(isId);
  if (skuIds.length > 0) return { kind: "cart", skuIds: [...new Set(skuIds)] };
  const items = list(query.get("items")).map(lineOf).filter(isLine);
  return items.length > 0 ? { kind: "items", items } : { kind: "nothing" };
}

const list = (text: string | null): string[] => (text ?? "").split(",").filter((part) => part !== "");

const isId = (value: number): boolean => Number.isSafeInteger(value) && value > 0;

function lineOf(text: string): Line {
  const [skuId, quantity = "1", product] = text.split(":");
  const productId = Number(product);
  return { skuId: Number(skuId), quantity: Number(quantity), ...(isId(productId) ? { productId } : {}) };
}

const isLine = ({ skuId, quantity }: Line): boolean => isId(skuId) && isId(quantity) && quantity <= MOST;
