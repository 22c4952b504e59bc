/** A shelf as it ships. */
export interface SeedCategory {
  id: number;
  name: string;
  nameEn: string;
  /** Place among the shelves. */
  sort: number;
}

/** A SKU as it ships. The first of a product has the product's id; further ones are numbered from 101. */
export interface SeedSku {
  id: number;
  name: string;
  priceCents: number;
  /** Pieces at the start. */
  stock: number;
}

/** A product as it ships. */
export interface SeedProduct {
  id: number;
  categoryId: number;
  name: string;
  description: string;
  /** Path on the shop's own host. */
  picture: string;
  priceCents: number;
  skus: SeedSku[];
}
