/** A shelf of the shop. */
export interface Category {
  id: number;
  name: string;
  nameEn: string;
}

/** A variant of a product, as the catalogue describes it. */
export interface ProductSku {
  id: number;
  name: string;
  priceCents: number;
}

/** A product on sale with all that is searched and listed. Stock is not part of it: it changes with every order. */
export interface Product {
  id: number;
  category: Category;
  name: string;
  description: string;
  /** A path on the shop's own host. */
  picture: string;
  priceCents: number;
  /** Epoch milliseconds. */
  createdAt: number;
  /** Grows with every change, so that whoever keeps a copy can tell an older state from a newer one. */
  revision: number;
  /** By id. */
  skus: readonly ProductSku[];
}

/** A SKU as it can be bought now. */
export interface Sku extends ProductSku {
  productId: number;
  productName: string;
  picture: string;
  /** Units that can be bought now. */
  stock: number;
  /** False once its product was withdrawn: nobody can reserve it any more. */
  onSale: boolean;
}

/** A product as it is written into the catalogue. */
export interface ProductDraft {
  id: number;
  categoryId: number;
  name: string;
  description: string;
  picture: string;
  priceCents: number;
  /** `stock` is what a new SKU begins with; that of a SKU that exists stays as it is. */
  skus: readonly (ProductSku & { stock: number })[];
}
