import type { BodyOf, DataOf, QueryOf } from "@mall/sdk";
import { shop } from "../api/shop.ts";

/** The figures of the first page. */
export type Dashboard = DataOf<"get", "ops/dashboard">;

/** A product as the back office has it. */
export type StaffProduct = DataOf<"get", "ops/products">["products"][number];

/** A product to save: SKUs that are left out are withdrawn. */
export type ProductBody = BodyOf<"post", "ops/products/save">;

/** New prices for a category, or for all. */
export type PriceBody = BodyOf<"post", "ops/products/price">;

/** The prices that such a change changes. */
export type PriceChange = DataOf<"post", "ops/products/price">;

/** What a CSV file does, or what is wrong with it. */
export type ImportResult = DataOf<"post", "ops/products/import">;

/** The questions and deeds about products, which several pages share. */
export const backOffice = {
  dashboard: () => shop.get("ops/dashboard", { days: 7 }),
  categories: () => shop.get("product/categories"),
  products: (query: QueryOf<"ops/products">) => shop.get("ops/products", query),
  save: (body: ProductBody) => shop.post("ops/products/save", body),
  remove: (id: number) => shop.post("ops/products/delete", { id }),
  price: (body: PriceBody) => shop.post("ops/products/price", body),
  exportCsv: () => shop.text("ops/products/export"),
  importCsv: (body: BodyOf<"post", "ops/products/import">) => shop.post("ops/products/import", body),
  adjust: (body: BodyOf<"post", "ops/stock/adjust">) => shop.post("ops/stock/adjust", body),
};
