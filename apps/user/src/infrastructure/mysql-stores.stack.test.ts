import { test } from "node:test";
import { migrateDown, migrateToLatest } from "@mall/storage";
import {
  auditLogContract,
  createManualClock,
  loginFailuresContract,
  sessionsContract,
  userAccessContract,
  usersContract,
} from "@mall/testkit";
import { openScratchMysql } from "@mall/testkit/mysql";
import { type UserDatabase, userMigrations } from "./migrations.ts";
import { createSqlAuditLog } from "./sql-audit-log.ts";
import { createSqlLoginFailures, createSqlLoginPlaces } from "./sql-login-failures.ts";
import { createSqlSessions } from "./sql-sessions.ts";
import { createSqlUsers } from "./sql-users.ts";

const openDatabase = async () => (await openScratchMysql<UserDatabase>(userMigrations)).db;

sessionsContract("MySQL sessions", async () => {
  const clock = createManualClock();
  return { store: createSqlSessions({ db: await openDatabase(), clock }), clock };
});

const makeUsers = async () => createSqlUsers({ db: await openDatabase(), clock: createManualClock() });
usersContract("MySQL users", makeUsers);
userAccessContract("MySQL users", makeUsers);

loginFailuresContract("MySQL login failures", async () => {
  const [db, clock] = [await openDatabase(), createManualClock()];
  return { failures: createSqlLoginFailures(db), places: createSqlLoginPlaces({ db, clock }), clock };
});

auditLogContract("MySQL audit log", async () => createSqlAuditLog(await openDatabase()));

test("MySQL: the migrations can be taken back and run again", async () => {
  const db = await openDatabase();
  for (const _ of Object.keys(userMigrations.migrations)) await migrateDown(db, userMigrations);
  await migrateToLatest(db, userMigrations);
  await db.selectFrom("audit_log").selectAll().execute();
});
