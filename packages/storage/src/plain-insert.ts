import { CompiledQuery } from "kysely";

/** Which words a database has for "leave what is there"; strict: an error where a key is there. */
export type InsertStyle = "mysql" | "sqlite" | "strict";

const WORDS: Record<InsertStyle, readonly [verb: string, end: string]> = {
  mysql: ["insert ignore", ""],
  sqlite: ["insert", " on conflict do nothing"],
  strict: ["insert", ""],
};

/**
 * The statement that inserts many rows of plain values, all with the columns of the first: text and parameters put together
 * directly, as a query builder spends more on each value than a database does. Names of table and columns are the code's own.
 * @throws Error for a row that lacks a column of the first or has one more, and for a value that is an object.
 */
export function plainInsert(
  style: InsertStyle,
  table: string,
  rows: readonly Readonly<Record<string, unknown>>[],
): CompiledQuery {
  const columns = Object.keys(rows[0] ?? {});
  const parameters: unknown[] = [];
  for (const row of rows) {
    for (const column of columns) parameters.push(plainValue(row, column, table));
    if (Object.keys(row).length !== columns.length) throw new Error(`rows of ${table} have different columns`);
  }
  const names = columns.map((column) => `\`${column}\``).join(", ");
  const row = `(${columns.map(() => "?").join(", ")})`;
  const values = Array.from(rows, () => row).join(", ");
  const [verb, end] = WORDS[style];
  return CompiledQuery.raw(`${verb} into \`${table}\` (${names}) values ${values}${end}`, parameters);
}

function plainValue(row: Readonly<Record<string, unknown>>, column: string, table: string): unknown {
  const value = row[column];
  if (value === undefined) throw new Error(`a row of ${table} has no ${column}`);
  if (typeof value === "object" && value !== null) throw new Error(`${column} of ${table} is no plain value`);
  return value;
}
