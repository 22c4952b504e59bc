import { createManualClock, sessionsContract, usersContract } from "@mall/testkit";
import { openScratchMysql } from "@mall/testkit/mysql";
import { type UserDatabase, userMigrations } from "./migrations.ts";
import { createSqlSessions } from "./sql-sessions.ts";
import { createSqlUsers } from "./sql-users.ts";

const openDatabase = async () => (await openScratchMysql<UserDatabase>(userMigrations)).db;

sessionsContract("MySQL sessions", async () => {
  const clock = createManualClock();
  return { store: createSqlSessions({ db: await openDatabase(), clock }), clock };
});

usersContract("MySQL users", async () => createSqlUsers({ db: await openDatabase(), clock: createManualClock() }));
