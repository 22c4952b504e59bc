import type { Category } from "../../domain/catalogue.ts";
import type { EditOutcome, PriceEdit, ProductEdit, StockedProduct } from "../../domain/catalogue-edit.ts";

/** Which products staff wants to see. */
export interface StaffQuery {
  /** Part of the name, or the id; empty: all. */
  query: string;
  /** undefined: all. */
  categoryId: number | undefined;
  /** From 1. */
  page: number;
  pageSize: number;
}

/** How much there is. */
export interface CatalogueFigures {
  /** On sale. */
  products: number;
  skus: number;
  /** SKUs without a free unit. */
  outOfStock: number;
}

/** How stock was adjusted. */
export type AdjustOutcome =
  | { kind: "adjusted"; stock: number }
  | { kind: "unknown_sku" }
  | { kind: "too_low" }
  | { kind: "too_high" };

/** The catalogue as staff edits it. Each change is one transaction and leaves a message for each product it changes. */
export interface CatalogueEditing {
  /** Products on sale, the newest first, and how many fit, counted up to 10,000. */
  list(query: StaffQuery): Promise<{ products: StockedProduct[]; total: number }>;
  /** Products on sale of these ids, by id. */
  byIds(ids: readonly number[]): Promise<StockedProduct[]>;
  /** Products on sale whose id is greater, by id. */
  after(id: number, query: { categoryId: number | undefined; limit: number }): Promise<StockedProduct[]>;
  /** All categories by id, with the number of products on sale. */
  categories(): Promise<{ category: Category; count: number }[]>;
  /** The categories of products, on sale or not. */
  categoriesOf(ids: readonly number[]): Promise<{ productId: number; categoryId: number }[]>;
  figures(): Promise<CatalogueFigures>;
  /** Writes all or none. */
  edit(edits: readonly ProductEdit[]): Promise<EditOutcome>;
  /** Sets all prices or none; false when one of them is another by now, or its SKU is withdrawn. */
  setPrices(prices: readonly PriceEdit[]): Promise<boolean>;
  /** Changes initial and free units of a SKU together, in one conditional statement. */
  adjustStock(skuId: number, delta: number): Promise<AdjustOutcome>;
}
