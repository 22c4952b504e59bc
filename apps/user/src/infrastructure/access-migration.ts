import { dropIndex, type Migration } from "@mall/storage";
import type { Generated, Kysely } from "kysely";

/** Row of the table login_failures: tries of one name, or failures of one address. */
export interface LoginFailureRow {
  /** A hash: what people type as their name may be a password. */
  id: string;
  failures: number;
  tried_at: number;
  wait_until: number;
}

/** Row of the table login_places: where a user logged in before. */
export interface LoginPlaceRow {
  id: string;
  seen_at: number;
}

/** Row of the table audit_log. Only `status` ever changes, once. */
export interface AuditRow {
  seq: Generated<number>;
  id: string;
  at: number;
  actor_id: number;
  actor_role: number;
  action: string;
  detail: string;
  client_address: string;
  trace_id: string;
  /** 0 until it is known how it ended. */
  status: number;
}

/** Sessions that can be ended all at once, failures of logins, and what staff did. */
export const access: Migration = {
  up: async (db: Kysely<unknown>) => {
    await addGenerations(db);
    await createLoginTables(db);
    await createAuditLog(db);
  },
  down: async (db: Kysely<unknown>) => {
    for (const table of ["audit_log", "login_places", "login_failures"]) await db.schema.dropTable(table).execute();
    await dropIndex(db, { name: "refresh_tokens_expiry", table: "refresh_tokens" });
    await dropIndex(db, { name: "refresh_tokens_session", table: "refresh_tokens" });
    await dropIndex(db, { name: "users_role", table: "users" });
    await db.schema.alterTable("sessions").dropColumn("generation").execute();
    await db.schema.alterTable("users").dropColumn("kept_session").execute();
    await db.schema.alterTable("users").dropColumn("session_generation").execute();
  },
};

async function addGenerations(db: Kysely<unknown>): Promise<void> {
  const count = "bigint";
  const { schema } = db;
  await schema
    .alterTable("users")
    .addColumn("session_generation", count, (column) => column.notNull().defaultTo(0))
    .execute();
  await schema.alterTable("users").addColumn("kept_session", "varchar(36)").execute();
  await schema
    .alterTable("sessions")
    .addColumn("generation", count, (column) => column.notNull().defaultTo(0))
    .execute();
  await schema.createIndex("users_role").on("users").column("role").execute();
  await schema.createIndex("refresh_tokens_session").on("refresh_tokens").column("session_id").execute();
  await schema.createIndex("refresh_tokens_expiry").on("refresh_tokens").column("expires_at").execute();
}

async function createLoginTables(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("login_failures")
    .addColumn("id", "varchar(64)", (column) => column.primaryKey())
    .addColumn("failures", "integer", (column) => column.notNull())
    .addColumn("tried_at", "bigint", (column) => column.notNull())
    .addColumn("wait_until", "bigint", (column) => column.notNull())
    .execute();
  await db.schema.createIndex("login_failures_age").on("login_failures").column("tried_at").execute();
  await db.schema
    .createTable("login_places")
    .addColumn("id", "varchar(64)", (column) => column.primaryKey())
    .addColumn("seen_at", "bigint", (column) => column.notNull())
    .execute();
  await db.schema.createIndex("login_places_age").on("login_places").column("seen_at").execute();
}

async function createAuditLog(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("audit_log")
    .addColumn("seq", "integer", (column) => column.primaryKey().autoIncrement())
    .addColumn("id", "varchar(36)", (column) => column.notNull().unique())
    .addColumn("at", "bigint", (column) => column.notNull())
    .addColumn("actor_id", "bigint", (column) => column.notNull())
    .addColumn("actor_role", "smallint", (column) => column.notNull())
    .addColumn("action", "varchar(200)", (column) => column.notNull())
    .addColumn("detail", "text", (column) => column.notNull())
    .addColumn("client_address", "varchar(64)", (column) => column.notNull())
    .addColumn("trace_id", "varchar(64)", (column) => column.notNull())
    .addColumn("status", "smallint", (column) => column.notNull())
    .execute();
  await db.schema.createIndex("audit_log_actor").on("audit_log").columns(["actor_id", "seq"]).execute();
}
