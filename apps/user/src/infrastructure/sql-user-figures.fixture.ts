import assert from "node:assert/strict";
import { test } from "node:test";
import type { Kysely } from "@mall/storage";
import { createManualClock } from "@mall/testkit";
import type { UserDatabase } from "./migrations.ts";
import { createUserFigures } from "./sql-user-figures.ts";
import { createSqlUsers } from "./sql-users.ts";

const FIRST = Date.UTC(2026, 0, 1);
const DAY_MS = 24 * 60 * 60 * 1000;

/** What is counted of accounts, on any database that has the tables. */
export function userFiguresTests(name: string, openDatabase: () => Promise<Kysely<UserDatabase>>): void {
  test(`${name}: accounts are counted by the day they were made, and those shut out among all`, async () => {
    const db = await openDatabase();
    const figures = (count: number) => createUserFigures(db).figures({ firstMs: FIRST, count });
    assert.deepEqual(await figures(1), { users: 0, disabled: 0, registered: [0] });
    const clock = createManualClock(FIRST - 1);
    const users = createSqlUsers({ db, clock });
    const create = (username: string) => users.create({ username, mobile: "", passwordHash: "h", role: 1 });
    await create("before");
    clock.advance(1);
    await create("first");
    clock.advance(DAY_MS - 1);
    await create("second");
    clock.advance(1);
    await create("third");
    await db.updateTable("users").set({ disabled: 1 }).where("username", "=", "first").execute();
    assert.deepEqual(await figures(3), { users: 4, disabled: 1, registered: [2, 1, 0] });
    assert.deepEqual((await figures(1)).registered, [2]);
  });
}
