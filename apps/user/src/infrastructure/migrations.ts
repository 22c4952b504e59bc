import { dropIndex, type Migration, type MigrationSet } from "@mall/storage";
import { type Generated, type Kysely, sql } from "kysely";
import { type AuditRow, access, type LoginFailureRow, type LoginPlaceRow } from "./access-migration.ts";

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
  /** Sessions of an earlier generation are over. */
  session_generation: Generated<number>;
  /** The one session of an earlier generation that is not: it changed the password. */
  kept_session: string | null;
}

/** Row of the table sessions. */
export interface SessionRow {
  session_id: string;
  user_id: number;
  created_at: number;
  revoked_at: number | null;
  /** The user's `session_generation` when it began. */
  generation: Generated<number>;
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
  login_failures: LoginFailureRow;
  login_places: LoginPlaceRow;
  audit_log: AuditRow;
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

/**
 * Registration gives out ids from 10001. Below are the demo accounts and the users 1000…1049 whom the load script
 * signs tokens for: somebody who registers must never be one of them. SQLite and InnoDB both remember the highest
 * id that was ever there, so a row that comes and goes moves the counter; one that is further on stays.
 */
const firstId: Migration = {
  up: async (db: Kysely<unknown>) => {
    // No user name has a space, so this one cannot be taken.
    await sql`insert into users (id, username, username_key, password_hash, nickname, gender, birthday, role, disabled,
      created_at) values (10000, 'first id', 'first id', '', '', 0, '', 0, 1, 0)`.execute(db);
    await sql`delete from users where id = 10000`.execute(db);
  },
  down: async () => {},
};

/** For the figures of the dashboard. */
const usersByAge: Migration = {
  up: (db: Kysely<unknown>) =>
    db.schema.createIndex("users_by_age").on("users").columns(["created_at", "disabled"]).execute(),
  down: (db: Kysely<unknown>) => dropIndex(db, { name: "users_by_age", table: "users" }),
};

/** The user service's part of db_user. */
export const userMigrations: MigrationSet = {
  name: "user_migrations",
  migrations: {
    "001_users": users,
    "002_sessions": sessions,
    "003_first_id": firstId,
    "004_access": access,
    "005_users_by_age": usersByAge,
  },
};
