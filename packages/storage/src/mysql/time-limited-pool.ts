import { setTimeout as sleep } from "node:timers/promises";
import { AppError } from "@mall/kernel";
import type { Tracing } from "@mall/tracing";
import type { MysqlPool, MysqlPoolConnection, MysqlQueryResult } from "kysely";
import type { Pool, PoolConnection } from "mysql2";
import { statementName } from "../statement-name.ts";
import { type Done, within } from "./within.ts";

interface Limits {
  tracing: Tracing;
  timeoutMs: number;
}

/**
 * A pool in which no wait is for ever: Kysely itself would hang as long as the server does. A connection that did not
 * answer in time is thrown away, since its answer may still come and belong to nobody.
 */
export function timeLimited(pool: Pool, limits: Limits): MysqlPool {
  // One wrapper a connection: Kysely tells connections apart by identity.
  const known = new WeakMap<PoolConnection, MysqlPoolConnection>();
  const wrapped = (connection: PoolConnection): MysqlPoolConnection => {
    const wrapper = known.get(connection) ?? limitConnection(connection, limits);
    known.set(connection, wrapper);
    return wrapper;
  };
  const opening = new Set<Promise<void>>();
  return {
    getConnection: (callback) => {
      const done = within<PoolConnection>(limits.timeoutMs, "no free connection to MySQL", (error, connection) =>
        error ? callback(error, undefined as never) : callback(null, wrapped(connection)),
      );
      const { promise, resolve } = Promise.withResolvers<void>();
      opening.add(promise);
      pool.getConnection((error, connection) => {
        opening.delete(promise);
        resolve();
        const late = !done(error, connection);
        if (late) connection?.release();
      });
    },
    end: (callback) => {
      // The driver emits an unheard error for a connection that fails to open after the pool was closed.
      const opened = Promise.race([Promise.all(opening), sleep(2 * limits.timeoutMs, undefined, { ref: false })]);
      void opened.then(() => pool.end(callback));
    },
  };
}

function limitConnection(connection: PoolConnection, { tracing, timeoutMs }: Limits): MysqlPoolConnection {
  let broken = false;
  const send = (sql: string, parameters: unknown, callback: Done<MysqlQueryResult>) => {
    const done = within<MysqlQueryResult>(timeoutMs, `no answer from MySQL within ${timeoutMs} ms`, (error, result) => {
      // Another query on it would wait behind the one that is not answered.
      if (error instanceof AppError) {
        broken = true;
        connection.destroy();
      }
      callback(error, result);
    });
    connection.query(sql, parameters as never, (error, result) => void done(error, result as MysqlQueryResult));
  };
  const query = (sql: string, parameters: unknown, callback: Done<MysqlQueryResult> = () => {}) => {
    // The server undoes the transaction of a lost connection by itself; a failing rollback would hide the reason.
    if (broken && sql === "rollback") return callback(null, []);
    // Outside a trace there is no span: polling in the background would fill the list of traces.
    if (!tracing.recording()) return send(sql, parameters, callback);
    const attributes = { "db.system.name": "mysql", "db.query.text": sql };
    tracing
      .span(statementName(sql), { kind: "client", attributes }, () => promised(sql, parameters, send))
      .then(
        (result) => callback(null, result),
        (error: unknown) => callback(error, []),
      );
  };
  return {
    config: connection.config,
    threadId: connection.threadId ?? 0,
    connect: (callback) => callback?.(null),
    destroy: () => connection.destroy(),
    release: () => (broken ? undefined : connection.release()),
    query: query as unknown as MysqlPoolConnection["query"],
  };
}

function promised(
  sql: string,
  parameters: unknown,
  send: (sql: string, parameters: unknown, callback: Done<MysqlQueryResult>) => void,
): Promise<MysqlQueryResult> {
  return new Promise((resolve, reject) => {
    send(sql, parameters, (error, result) => (error ? reject(error as Error) : resolve(result)));
  });
}
