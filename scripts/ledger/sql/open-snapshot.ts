import { existsSync } from "node:fs";
import { join } from "node:path";
import { type Kysely, openSqlite, type Transaction } from "@mall/storage";
import { noTracing } from "@mall/tracing";
import { UnreadableError } from "../unreadable.ts";

/** Where the databases are. */
export interface DatabasePlace {
  /** Undefined: files in `dataDir`. */
  mysqlUrl: string | undefined;
  dataDir: string;
}

/** Milliseconds a statement may take: sums over a million rows are not made in two seconds. */
const TIMEOUT_MS = 60_000;

/** While one database of a large shop is read, the snapshots of the others say nothing. */
const SILENCE_SECONDS = 600;

/**
 * Does the work with a database as it is at the moment of the first query: what is written meanwhile is not seen, and
 * no writer waits.
 * @throws UnreadableError for a file that is not there.
 */
export async function inSnapshot<DB, T>(
  place: DatabasePlace,
  name: string,
  work: (db: Transaction<DB>) => Promise<T>,
): Promise<T> {
  const db = await open<DB>(place, name);
  try {
    return await db.transaction().setIsolationLevel("repeatable read").execute(work);
  } finally {
    await db.destroy();
  }
}

async function open<DB>({ mysqlUrl, dataDir }: DatabasePlace, name: string): Promise<Kysely<DB>> {
  if (mysqlUrl !== undefined) {
    const { openMysql } = await import("@mall/storage/mysql");
    const limits = { poolSize: 1, timeoutMs: TIMEOUT_MS, silenceSeconds: SILENCE_SECONDS };
    return openMysql<DB>({ url: mysqlUrl, database: name, tracing: noTracing, ...limits });
  }
  const file = join(dataDir, `${name}.sqlite`);
  if (!existsSync(file)) {
    throw new UnreadableError(
      `There is no ${file}. Start the shop once (npm start), or set DATA_DIR to the folder with its data.`,
    );
  }
  return openSqlite<DB>({ file, tracing: noTracing, readOnly: true });
}
