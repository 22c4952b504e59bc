import type { Tracing } from "@mall/tracing";
import { Kysely, MysqlDialect } from "kysely";
import { createPool } from "mysql2";
import { timeLimited } from "./time-limited-pool.ts";

/** Which server and database, and who traces its statements. */
export interface MysqlOptions {
  /** `mysql://user:password@host:port`; a database in it is not looked at. */
  url: string;
  database: string;
  tracing: Tracing;
  /** Connections at most; default 10. */
  poolSize?: number;
  /** Milliseconds a statement may take, and a wait for a free connection; default 2000. */
  timeoutMs?: number;
  /** Seconds after which the server ends a connection that says nothing, and its transaction; default 10. */
  silenceSeconds?: number;
}

const SILENCE_SECONDS = 10;

/** What Kysely's queries rely on, whatever the server's own settings are. */
const session = (silenceSeconds: number) => [
  // Every change here is one conditional statement or a lock taken first: gap locks would only add deadlocks.
  "set session transaction isolation level read committed",
  // A connection that went dead without a word leaves its transaction, and the locks in it, to the server: nobody else
  // would ever end it.
  `set session wait_timeout = ${silenceSeconds}`,
  // Soon after whoever waits for the lock has given up.
  "set session innodb_lock_wait_timeout = 3",
  "set session sql_mode = 'STRICT_ALL_TABLES,NO_ZERO_DATE,NO_ZERO_IN_DATE,ERROR_FOR_DIVISION_BY_ZERO'",
];

/**
 * Opens a pool on a server that speaks MySQL's protocol (MySQL 8, MariaDB 10.11, TiDB); connects at the first query and
 * again by itself. Statements run in spans `database SELECT skus` when a trace is active. A server that is away, or
 * silent for longer than `timeoutMs`, makes a query throw AppError `service_unavailable`; whether a commit under way
 * then happened is unknown.
 */
export function openMysql<DB>(options: MysqlOptions): Kysely<DB> {
  const { url, database, tracing, poolSize = 10, timeoutMs = 2000, silenceSeconds = SILENCE_SECONDS } = options;
  const pool = createPool({
    uri: url,
    database,
    connectionLimit: poolSize,
    connectTimeout: timeoutMs,
    // The pool lets go of idle connections before the server does; the driver looks at them only where it may not
    // keep all of them.
    maxIdle: poolSize - 1,
    idleTimeout: (silenceSeconds * 1000) / 2,
    charset: "utf8mb4_bin",
    // The sum of a column of integers is a DECIMAL, which would come as a string.
    decimalNumbers: true,
  });
  pool.on("connection", (connection) => {
    for (const statement of session(silenceSeconds)) connection.query(statement, () => {});
  });
  return new Kysely<DB>({ dialect: new MysqlDialect({ pool: timeLimited(pool, { tracing, timeoutMs }) }) });
}
