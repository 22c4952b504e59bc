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
  const cases = [...values].map(([key, value]) => sql`when ${key} then ${value}`);
  return sql<V>`case ${sql.ref(column)} ${sql.join(cases, sql` `)} end`;
}
