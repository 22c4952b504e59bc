import type { DatabaseSync, StatementSync } from "node:sqlite";
import { statementName } from "./statement-name.ts";

/** A prepared statement and what is worth knowing about it only once. */
export interface CachedStatement {
  statement: StatementSync;
  /** Whether it returns rows. */
  reader: boolean;
  /** Name of its span. */
  name: string;
}

/**
 * Keeps the statements used last, as preparing costs more than a short query. Bounded, because a multi-row
 * insert has one text per number of rows.
 */
export function createStatementCache(database: DatabaseSync, capacity = 500): (sql: string) => CachedStatement {
  const cache = new Map<string, CachedStatement>();
  return (sql) => {
    const known = cache.get(sql);
    if (known) {
      // A Map iterates in order of insertion: putting it back makes the first key the one unused longest.
      cache.delete(sql);
      cache.set(sql, known);
      return known;
    }
    const statement = database.prepare(sql);
    const fresh = { statement, reader: statement.columns().length > 0, name: statementName(sql) };
    cache.set(sql, fresh);
    const oldest = cache.size > capacity ? cache.keys().next().value : undefined;
    if (oldest !== undefined) cache.delete(oldest);
    return fresh;
  };
}
