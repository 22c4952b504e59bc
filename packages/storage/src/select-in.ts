import { CompiledQuery, type QueryResult } from "kysely";
import { places, type Runner } from "./plain-query.ts";

type Keys = readonly (number | string)[];

/**
 * The rows of a query that ends with a list of keys: `select * from payments where payment_no in`, without the query
 * builder, for what is asked with every order. The text is the code's own; what the rows look like is the caller's word.
 */
export async function selectIn<Row extends object>(db: Runner, text: string, keys: Keys): Promise<Row[]> {
  return keys.length === 0 ? [] : (await execute<Row>(db, text, keys)).rows;
}

/** The same for rows that go: `delete from outbox where id in`. Answers how many there were. */
export async function deleteIn(db: Runner, text: string, keys: Keys): Promise<number> {
  return keys.length === 0 ? 0 : Number((await execute(db, text, keys)).numAffectedRows ?? 0n);
}

function execute<Row>(db: Runner, text: string, keys: Keys): Promise<QueryResult<Row>> {
  const list = filledUp(keys);
  return db.executeQuery<Row>(CompiledQuery.raw(`${text} (${places(list.length)})`, list));
}

/**
 * The last key again, up to the next power of two: a crowd's lists differ in length, and each text is prepared and kept. Not above
 * 1,024, where a list is a chunk of something larger and may be near the limit of parameters.
 */
function filledUp(keys: Keys): (number | string)[] {
  const list = [...keys];
  const last = list.at(-1);
  const size = list.length > 1024 ? list.length : 2 ** Math.ceil(Math.log2(list.length));
  while (list.length < size && last !== undefined) list.push(last);
  return list;
}
