import { migrateToLatest, openSqlite } from "@mall/storage";
import {
  auditLogContract,
  createManualClock,
  loginFailuresContract,
  sessionsContract,
  userAccessContract,
  usersContract,
} from "@mall/testkit";
import { noTracing } from "@mall/tracing";
import { type UserDatabase, userMigrations } from "./migrations.ts";
import { createSqlAuditLog } from "./sql-audit-log.ts";
import { createSqlLoginFailures, createSqlLoginPlaces } from "./sql-login-failures.ts";
import { createSqlSessions } from "./sql-sessions.ts";
import { createSqlUsers } from "./sql-users.ts";

async function openMemory() {
  const db = openSqlite<UserDatabase>({ file: ":memory:", tracing: noTracing });
  await migrateToLatest(db, userMigrations);
  return db;
}

sessionsContract("SQLite sessions", async () => {
  const clock = createManualClock();
  return { store: createSqlSessions({ db: await openMemory(), clock }), clock };
});

const makeUsers = async () => createSqlUsers({ db: await openMemory(), clock: createManualClock() });
usersContract("SQLite users", makeUsers);
userAccessContract("SQLite users", makeUsers);

loginFailuresContract("SQLite login failures", async () => {
  const [db, clock] = [await openMemory(), createManualClock()];
  return { failures: createSqlLoginFailures(db), places: createSqlLoginPlaces({ db, clock }), clock };
});

auditLogContract("SQLite audit log", async () => createSqlAuditLog(await openMemory()));
