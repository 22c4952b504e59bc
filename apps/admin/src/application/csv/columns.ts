/** The columns of a catalogue file, in the order in which they are written. */
export const COLUMNS = [
  "product_id",
  "product_name",
  "description",
  "picture",
  "category_id",
  "sku_id",
  "sku_name",
  "price",
  "stock",
] as const;

/** The name of a column. */
export type Column = (typeof COLUMNS)[number];

/** Columns whose texts are taken as they are; around the numbers of the others blanks do not count. */
export const TEXTS: readonly Column[] = ["product_name", "description", "picture", "sku_name"];

/** Lines of a file at most, without the header. */
export const MAX_LINES = 2000;

/** Spreadsheets run a cell that begins with one of these as a formula, some also the wide forms. */
const FORMULA = /^'*[=+\-@\t\r＝＋－＠]/;
const GUARDED = /^'+[=+\-@\t\r＝＋－＠]/;

/** A text that no spreadsheet takes for a formula: one that looks like it has a ' in front. */
export function guarded(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

/** The text that was guarded. */
export function unguarded(text: string): string {
  return GUARDED.test(text) ? text.slice(1) : text;
}
