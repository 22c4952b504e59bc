import type { Category, Product, ProductDraft, Sku } from "../../domain/catalogue.ts";

/** What a new shop begins with. */
export interface CatalogueSeed {
  categories: readonly Category[];
  products: readonly ProductDraft[];
}

/** What a product is at one moment. */
export interface ProductState {
  revision: number;
  /** undefined once it was withdrawn. */
  product: Product | undefined;
}

/** The catalogue as it is stored. Every change also leaves a message that says which product changed. */
export interface Catalogue {
  /** Stores the seed if there is no product yet, all or nothing; answers whether it did. */
  fill(seed: CatalogueSeed): Promise<boolean>;
  /** Products on sale whose id is greater, by id, at most `limit`. */
  page(afterId: number, limit: number): Promise<Product[]>;
  /** A product as it is now, on sale or not. undefined: there never was one. */
  latest(id: number): Promise<ProductState | undefined>;
  /** A product on sale. */
  product(id: number): Promise<Product | undefined>;
  /** The SKUs of a product by id, of a withdrawn one too, with what is left of them now. */
  skusOf(productId: number): Promise<Sku[]>;
  /** SKUs by id, those of withdrawn products too; those that do not exist are left out. */
  skus(ids: readonly number[]): Promise<Sku[]>;
  /** Writes a product and puts it on sale; SKUs it does not name stay. undefined: there is no such category. */
  save(draft: ProductDraft): Promise<Product | undefined>;
  /**
   * Takes a product off sale and answers its revision since; undefined when it was not on sale. What is reserved of it
   * stays reserved.
   */
  withdraw(id: number): Promise<number | undefined>;
}
