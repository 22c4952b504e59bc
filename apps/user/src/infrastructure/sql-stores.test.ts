import { migrateToLatest, openSqlite } from "@mall/storage";
import { createManualClock, sessionsContract, usersContract } from "@mall/testkit";
import { noTracing } from "@mall/tracing";
import { type UserDatabase, userMigrations } from "./migrations.ts";
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

usersContract("SQLite users", async () => createSqlUsers({ db: await openMemory(), clock: createManualClock() }));
