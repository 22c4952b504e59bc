import type { Migration, MigrationSet } from "@mall/storage";
import type { Generated, Kysely } from "kysely";

/** Row of the table users. */
export interface UserRow {
  id: Generated<number>;
  username: string;
  /** The user name in lower case: unique whatever the case. */
  username_key: string;
  /** Null when not given: many may have none, but no two the same. */
  mobile: string | null;
  password_hash: string;
  nickname: string;
  gender: number;
  birthday: string;
  /** Role of the contract: 1 buyer, 2 operator, 3 admin. */
  role: number;
  disabled: number;
  created_at: number;
}

/** Row of the table sessions. */
export interface SessionRow {
  session_id: string;
  user_id: number;
  created_at: number;
  revoked_at: number | null;
}

/** Row of the table refresh_tokens. */
export interface RefreshTokenRow {
  hash: string;
  session_id: string;
  expires_at: number;
  used_at: number | null;
}

/** The database as the user service sees it. */
export interface UserDatabase {
  users: UserRow;
  sessions: SessionRow;
  refresh_tokens: RefreshTokenRow;
}

const users: Migration = {
  up: async (db: Kysely<unknown>) => {
    await db.schema
      .createTable("users")
      .addColumn("id", "integer", (column) => column.primaryKey().autoIncrement())
      .addColumn("username", "varchar(64)", (column) => column.notNull())
      .addColumn("username_key", "varchar(64)", (column) => column.notNull().unique())
      .addColumn("mobile", "varchar(32)", (column) => column.unique())
      .addColumn("password_hash", "varchar(255)", (column) => column.notNull())
      .addColumn("nickname", "varchar(64)", (column) => column.notNull())
      .addColumn("gender", "smallint", (column) => column.notNull())
      .addColumn("birthday", "varchar(10)", (column) => column.notNull())
      .addColumn("role", "smallint", (column) => column.notNull())
      .addColumn("disabled", "smallint", (column) => column.notNull())
      .addColumn("created_at", "bigint", (column) => column.notNull())
      .execute();
  },
  down: async (db: Kysely<unknown>) => {
    await db.schema.dropTable("users").execute();
  },
};

const sessions: Migration = {
  up: async (db: Kysely<unknown>) => {
    await db.schema
      .createTable("sessions")
      .addColumn("session_id", "varchar(36)", (column) => column.primaryKey())
      .addColumn("user_id", "bigint", (column) => column.notNull())
      .addColumn("created_at", "bigint", (column) => column.notNull())
      .addColumn("revoked_at", "bigint")
      .execute();
    await db.schema.createIndex("sessions_of_user").on("sessions").column("user_id").execute();
    await db.schema
      .createTable("refresh_tokens")
      .addColumn("hash", "varchar(64)", (column) => column.primaryKey())
      .addColumn("session_id", "varchar(36)", (column) => column.notNull())
      .addColumn("expires_at", "bigint", (column) => column.notNull())
      .addColumn("used_at", "bigint")
      .execute();
  },
  down: async (db: Kysely<unknown>) => {
    await db.schema.dropTable("refresh_tokens").execute();
    await db.schema.dropTable("sessions").execute();
  },
};

/** The user service's part of db_user. */
export const userMigrations: MigrationSet = {
  name: "user_migrations",
  migrations: { "001_users": users, "002_sessions": sessions },
};
