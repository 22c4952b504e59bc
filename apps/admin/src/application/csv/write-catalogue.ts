import type { CatalogueProduct } from "@mall/contracts/product";
import { stringify } from "csv-stringify/sync";
import { COLUMNS, guarded } from "./columns.ts";

/** Tells spreadsheets that the file is UTF-8. */
const BYTE_ORDER_MARK = "\uFEFF";

/** The first line of a file. */
export function writeHeader(): string {
  return BYTE_ORDER_MARK + lines([[...COLUMNS]]);
}

/** A line for each SKU of these products. */
export function writeProducts(products: readonly CatalogueProduct[]): string {
  return lines(products.flatMap(rowsOf));
}

function rowsOf(product: CatalogueProduct): string[][] {
  const { id, name, description, picture, categoryId, skus } = product;
  return skus.map((sku) => [
    ...[String(id), guarded(name), guarded(description), guarded(picture), String(categoryId)],
    ...[String(sku.id), guarded(sku.name), (sku.priceCents / 100).toFixed(2), String(sku.stock)],
  ]);
}

// Between quotes also what breaks a line elsewhere: the writer looks for its own end of a line only.
const lines = (rows: string[][]) => stringify(rows, { record_delimiter: "windows", quoted_match: /[\r\n]/ });
