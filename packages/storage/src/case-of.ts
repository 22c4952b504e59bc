import { type RawBuilder, sql } from "kysely";

/**
 * A value for each key of a column, so that one statement changes many rows: `case id when 1 then 5 when 2 then 3 end`, or
 * the value itself where all have the same. Name the keys in the statement's condition: for others it is null.
 */
export function caseOf<V extends number | string>(
  column: string,
  values: ReadonlyMap<number, V> | ReadonlyMap<string, V>,
): RawBuilder<V> {
  const [only, ...others] = new Set(values.values());
  if (only !== undefined && others.length === 0) return sql<V>`${only}`;
  // One piece of text, not one for each key: the query builder spends more on a piece than a database on a case.
  const texts = ["case ", ...[...values.keys()].flatMap(() => [" when ", " then "]), " end"];
  return sql<V>(Object.assign(texts, { raw: texts }), sql.ref(column), ...[...values].flat());
}
