/** The table follows one of these words in every statement Kysely writes; a subquery's `(` does not match. */
const TABLE = /\b(?:from|into|update|table(?: if (?:not )?exists)?|on)\s+["`]?(\w+)/i;

/** Names that are remembered; more texts than that come from multi-row inserts of many lengths. */
const CAPACITY = 500;

/** Characters of the longest texts that are remembered. */
const LONGEST_KNOWN = 1000;

const known = new Map<string, string>();

/**
 * The name of a statement's span: `database SELECT skus`. Verb and first table only, so that the names stay
 * few however many shapes a query has; without a table just the verb: `database COMMIT`.
 */
export function statementName(sql: string): string {
  // To look for a text costs a look at all of it; its name stands at its beginning.
  if (sql.length > LONGEST_KNOWN) return nameOf(sql);
  const remembered = known.get(sql);
  if (remembered) return remembered;
  if (known.size >= CAPACITY) known.clear();
  const name = nameOf(sql);
  known.set(sql, name);
  return name;
}

function nameOf(sql: string): string {
  const verb = /^\W*(\w+)/.exec(sql)?.[1]?.toUpperCase() ?? "STATEMENT";
  const table = TABLE.exec(sql)?.[1];
  return table ? `database ${verb} ${table}` : `database ${verb}`;
}
