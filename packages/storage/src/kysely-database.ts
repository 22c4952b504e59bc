import type { DatabaseSync, SQLInputValue } from "node:sqlite";
import type { Tracing } from "@mall/tracing";
import type { SqliteDatabase } from "kysely";
import { toAppError } from "./sqlite-errors.ts";
import { createStatementCache } from "./statement-cache.ts";

/** Kysely types parameters as unknown; node:sqlite itself refuses what it cannot bind, naming the position. */
function bindable(parameters: readonly unknown[]): SQLInputValue[] {
  // MySQL drivers take booleans, node:sqlite does not: repositories are the same on both.
  return parameters.map((value) => (typeof value === "boolean" ? Number(value) : value)) as SQLInputValue[];
}

/** node:sqlite makes rows without a prototype, which strict comparisons and `hasOwnProperty` stumble over. */
const plain = (row: Record<string, unknown>) => ({ ...row });

/**
 * A transaction takes the write lock when it begins. SQLite's plain `begin` takes it at the first write, and a
 * reader that turns writer after another process wrote fails at once, without waiting. Who only reads needs no lock.
 */
const translated = (sql: string, readOnly: boolean) => (sql === "begin" && !readOnly ? "begin immediate" : sql);

/** On a full disk or a broken one SQLite undoes a transaction by itself: a failing rollback would hide why. */
const isUndone = (sql: string, database: DatabaseSync) => sql === "rollback" && !database.isTransaction;

const NOTHING = { changes: 0, lastInsertRowid: 0 };

function orAppError<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw toAppError(error);
  }
}

/** node:sqlite as Kysely's SQLite dialect wants it, each statement in a span of the trace under way. */
export function asKyselyDatabase(database: DatabaseSync, tracing: Tracing, readOnly = false): SqliteDatabase {
  const cached = createStatementCache(database);
  return {
    close: () => database.close(),
    prepare: (text) => {
      const sql = translated(text, readOnly);
      const { statement, reader, name } = cached(sql);
      // Outside a trace there is no span: polling in the background would fill the list of traces.
      const traced = <T>(work: () => T): T =>
        tracing.recording()
          ? tracing.span(
              name,
              { kind: "client", attributes: { "db.system.name": "sqlite", "db.query.text": sql } },
              () => orAppError(work),
            )
          : orAppError(work);
      return {
        reader,
        all: (parameters) => traced(() => statement.all(...bindable(parameters)).map(plain)),
        run: (parameters) => (isUndone(sql, database) ? NOTHING : traced(() => statement.run(...bindable(parameters)))),
        iterate: (parameters) => traced(() => statement.iterate(...bindable(parameters))),
      };
    },
  };
}
