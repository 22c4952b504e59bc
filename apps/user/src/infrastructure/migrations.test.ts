import assert from "node:assert/strict";
import { test } from "node:test";
import { migrateDown, migrateToLatest, openSqlite } from "@mall/storage";
import { createManualClock } from "@mall/testkit";
import { noTracing } from "@mall/tracing";
import { type UserDatabase, userMigrations } from "./migrations.ts";
import { createSqlUsers } from "./sql-users.ts";

const clock = createManualClock();
const account = (username: string) => ({ username, mobile: "", passwordHash: "h", role: 1 as const });

test("a database from before ids came of the counter goes on where it was", async () => {
  const db = openSqlite<UserDatabase>({ file: ":memory:", tracing: noTracing });
  const { "001_users": first = { up: async () => {} } } = userMigrations.migrations;
  await migrateToLatest(db, { ...userMigrations, migrations: { "001_users": first } });
  const users = createSqlUsers({ db, clock });
  const row = { username: "old", username_key: "old", password_hash: "h", nickname: "", gender: 0, birthday: "" };
  await db
    .insertInto("users")
    .values({ ...row, id: 10_005, mobile: null, role: 1, disabled: 0, created_at: 0 } as never)
    .execute();
  await migrateToLatest(db, userMigrations);
  const created = await users.create(account("new"));
  assert.equal(created.kind === "done" && created.account.id, 10_006);
  await db.destroy();
});

test("the migrations can be taken back and run again", async () => {
  const db = openSqlite<UserDatabase>({ file: ":memory:", tracing: noTracing });
  await migrateToLatest(db, userMigrations);
  for (const _ of Object.keys(userMigrations.migrations)) await migrateDown(db, userMigrations);
  await migrateToLatest(db, userMigrations);
  const created = await createSqlUsers({ db, clock }).create(account("a"));
  assert.equal(created.kind === "done" && created.account.id, 10_001);
  await db.destroy();
});
