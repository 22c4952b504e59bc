/** A SKU as staff sees it. */
export interface StockedSku {
  id: number;
  name: string;
  priceCents: number;
  /** Free units. */
  stock: number;
}

/** A product on sale as staff sees it. */
export interface StockedProduct {
  id: number;
  name: string;
  description: string;
  picture: string;
  categoryId: number;
  /** That of the first SKU. */
  priceCents: number;
  revision: number;
  /** By id, without those withdrawn. */
  skus: StockedSku[];
}

/** A SKU as it is to be. */
export interface SkuEdit {
  /** undefined: a new one. */
  id: number | undefined;
  name: string;
  priceCents: number;
  /** What a new one begins with. */
  stock: number;
}

/** A product as it is to be. */
export interface ProductEdit {
  /** undefined: a new one. */
  id: number | undefined;
  name: string;
  description: string;
  /** undefined: as it was, or `NO_PICTURE`. */
  picture: string | undefined;
  categoryId: number;
  /** SKUs of the product that are not here are withdrawn. */
  skus: readonly SkuEdit[];
  /** What it was when it was read; undefined: whatever it is. */
  revision: number | undefined;
}

/** A price to be set, unless the present one is another than was read. */
export interface PriceEdit {
  skuId: number;
  priceCents: number;
  beforeCents: number;
}

/** Why products were not written; `index` is the place in the list of edits. Nothing was written then. */
export type EditRefusal =
  | { kind: "unknown_category"; index: number }
  | { kind: "unknown_product"; index: number }
  | { kind: "unknown_sku"; index: number; skuId: number }
  | { kind: "changed"; index: number };

/** How an edit ended: the products in the order of the edits. */
export type EditOutcome = { kind: "saved"; products: StockedProduct[] } | EditRefusal;

/** What goods without a picture show. */
export const NO_PICTURE = "/pictures/no-picture.svg";
