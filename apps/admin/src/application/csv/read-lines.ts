import { MAX_CENTS } from "@mall/kernel";
import type { Column } from "./columns.ts";
import type { FileError, TextLine } from "./read-file.ts";

/** A line that makes sense by itself. */
export interface CatalogueLine {
  line: number;
  /** undefined: a new one. */
  productId: number | undefined;
  name: string;
  description: string;
  /** undefined: as it was. */
  picture: string | undefined;
  categoryId: number;
  /** undefined: a new one. */
  skuId: number | undefined;
  skuName: string;
  priceCents: number;
  /** What a new one begins with. */
  stock: number;
}

const MAX_NAME = 255;
const MAX_DESCRIPTION = 5000;
const MAX_STOCK = 1_000_000_000;
const PICTURE = /^\/(?!\/)[^\s"'<>\\]{0,511}$/;
const PRICE = /^[0-9]{1,9}(\.[0-9]{1,2})?$/;

/** Reads the lines one by one; with errors some are missing. */
export function readLines(lines: readonly TextLine[]): { read: CatalogueLine[]; errors: FileError[] } {
  const errors: FileError[] = [];
  const read = lines.flatMap((line) => {
    const found = errorsOf(line);
    errors.push(...found);
    return found.length > 0 ? [] : [catalogueLineOf(line)];
  });
  return { read, errors };
}

/** What each cell has to be. */
const RULES: Record<Column, { reason: string; fits: (text: string) => boolean }> = {
  product_id: { reason: "a positive integer, or blank for a new product", fits: (text) => text === "" || isId(text) },
  product_name: { reason: `1..${MAX_NAME} characters`, fits: isName },
  description: { reason: `at most ${MAX_DESCRIPTION} characters`, fits: (text) => text.length <= MAX_DESCRIPTION },
  picture: { reason: "a path on this host, or blank", fits: (text) => text === "" || PICTURE.test(text) },
  category_id: { reason: "a positive integer", fits: isId },
  sku_id: { reason: "a positive integer, or blank for a new SKU", fits: (text) => text === "" || isId(text) },
  sku_name: { reason: `1..${MAX_NAME} characters`, fits: isName },
  price: { reason: "yuan above 0 with two decimals at most", fits: isPrice },
  stock: { reason: `0..${MAX_STOCK}, or blank`, fits: (text) => text === "" || isStock(text) },
};

function errorsOf({ line, cells }: TextLine): FileError[] {
  const wrong = Object.entries(RULES).filter(([column, { fits }]) => !fits(cells[column as Column]));
  const errors = wrong.map(([field, { reason }]) => ({ line, field, reason }));
  if (cells.product_id !== "" || cells.sku_id === "") return errors;
  return [...errors, { line, field: "sku_id", reason: "a new product has no known SKU" }];
}

function catalogueLineOf({ line, cells }: TextLine): CatalogueLine {
  return {
    ...{ line, productId: idOf(cells.product_id), name: cells.product_name, description: cells.description },
    ...{ picture: cells.picture || undefined, categoryId: Number(cells.category_id), skuId: idOf(cells.sku_id) },
    ...{ skuName: cells.sku_name, priceCents: centsOf(cells.price), stock: Number(cells.stock || "0") },
  };
}

const idOf = (text: string) => (text === "" ? undefined : Number(text));
const centsOf = (text: string) => Math.round(Number(text) * 100);

function isId(text: string): boolean {
  return /^[1-9][0-9]{0,15}$/.test(text) && Number.isSafeInteger(Number(text));
}

function isName(text: string): boolean {
  return text.trim() !== "" && text.length <= MAX_NAME;
}

function isPrice(text: string): boolean {
  return PRICE.test(text) && centsOf(text) >= 1 && centsOf(text) <= MAX_CENTS;
}

function isStock(text: string): boolean {
  return /^[0-9]{1,10}$/.test(text) && Number(text) <= MAX_STOCK;
}
