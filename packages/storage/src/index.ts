export type { Kysely, Transaction } from "kysely";
export type { Migration } from "kysely/migration";
export { dropIndex } from "./drop-index.ts";
export { inTransaction } from "./in-transaction.ts";
export { insertIgnore } from "./insert-ignore.ts";
export { type MigrationSet, migrateDown, migrateToLatest, pendingMigrations } from "./migrate.ts";
export { type DatabaseOptions, openDatabase } from "./open-database.ts";
export { openSqlite, type SqliteOptions } from "./open-sqlite.ts";
export { createTransaction, type InTransaction } from "./transaction.ts";
