import assert from "node:assert/strict";
import { test } from "node:test";
import { fail } from "@mall/kernel";
import { understood } from "./understood.ts";
import { UnreadableError } from "./unreadable.ts";

const files = { mysqlUrl: undefined };
const mysql = { mysqlUrl: "mysql://root@127.0.0.1" };
const said = (error: unknown) => (error instanceof UnreadableError ? error.message : undefined);

test("what is missing is named, with what makes it", () => {
  const table = understood(new Error("no such table: orders"), files);
  assert.match(said(table) ?? "", /no such table: orders\. Start the shop once/);
  const database = understood(new Error("Unknown database 'db_order'"), mysql);
  assert.match(said(database) ?? "", /Unknown database 'db_order'\. Run npm run migrate/);
  assert.match(said(understood(fail("service_unavailable"), mysql)) ?? "", /MySQL .* does not answer/);
});

test("a mistake of ours stays one, and so does what was understood before", () => {
  const mistake = new TypeError("x is not a function");
  assert.equal(understood(mistake, files), mistake);
  const redis = new UnreadableError("Redis does not answer");
  assert.equal(understood(redis, mysql), redis);
});
