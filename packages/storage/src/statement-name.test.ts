import assert from "node:assert/strict";
import { it } from "node:test";
import { statementName } from "./statement-name.ts";

it("names a statement by its verb and first table", () => {
  const names: Record<string, string> = {
    'select "id" from "skus" where "id" in (select "sku_id" from "items")': "database SELECT skus",
    'select count(*) from (select 1 from "orders")': "database SELECT orders",
    'insert into "orders" ("id") values (?) on conflict do nothing': "database INSERT orders",
    "insert ignore into `orders` (`id`) values (?)": "database INSERT orders",
    'update "skus" set "stock" = "stock" - ?': "database UPDATE skus",
    'delete from "outbox"': "database DELETE outbox",
    'create table if not exists "users" ("id" integer)': "database CREATE users",
    'create index "by_user" on "orders" ("user_id")': "database CREATE orders",
    [`insert into \`items\` (\`id\`) values ${"(?), ".repeat(500)}(?)`]: "database INSERT items",
    "begin immediate": "database BEGIN",
    commit: "database COMMIT",
  };
  for (const [sql, name] of Object.entries(names)) assert.equal(statementName(sql), name);
});
