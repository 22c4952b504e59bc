import { CompiledQuery, type Kysely } from "kysely";

/** So many places for values, `?, ?, ?`, or for rows, `(?, ?), (?, ?)`: from one. */
export const places = (count: number, place = "?"): string => `${place}, `.repeat(count - 1) + place;

/** Whatever runs a statement: a database or a transaction. */
export type Runner = Pick<Kysely<unknown>, "executeQuery">;

/**
 * Runs a statement over many values whose text is put together directly, as a query builder spends more on each value
 * than a database does. Values are parameters; the text is the code's own, and what the rows look like is the caller's word.
 */
export async function runPlain<Row extends object>(
  db: Runner,
  text: string,
  parameters: readonly unknown[],
): Promise<Row[]> {
  return (await db.executeQuery<Row>(CompiledQuery.raw(text, [...parameters]) as CompiledQuery<Row>)).rows;
}
