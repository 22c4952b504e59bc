import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { test } from "node:test";
import { silentLogger } from "@mall/kernel";
import { createManualClock } from "@mall/testkit";
import { openScratchMysql } from "@mall/testkit/mysql";
import { noTracing } from "@mall/tracing";
import { sql } from "kysely";
import { rebuildSearch } from "./compose-search.ts";
import { seedCategories, seedProducts } from "./infrastructure/seed/catalogue.ts";
import { createSqlCatalogue } from "./infrastructure/sql/catalogue.ts";
import { productMigrations } from "./infrastructure/sql/migrations.ts";
import type { ProductDatabase } from "./infrastructure/sql/schema.ts";

const { MYSQL_URL: mysqlUrl = "", ES_URL: searchUrl = "" } = process.env;

test("the index is made from what the database has", async (t) => {
  const { db } = await openScratchMysql<ProductDatabase>(productMigrations);
  const catalogue = createSqlCatalogue({ db, clock: createManualClock(), tracing: noTracing });
  await catalogue.fill({ categories: seedCategories, products: seedProducts });
  await catalogue.withdraw(seedProducts[0]?.id ?? 0);
  const { rows } = await sql<{ name: string }>`select database() as name`.execute(db);
  const database = rows[0]?.name ?? "";
  const index = `test-${randomBytes(6).toString("hex")}`;
  t.after(() => fetch(`${searchUrl}/${index}`, { method: "DELETE" }));

  const options = { mysqlUrl, searchUrl, database, index, logger: silentLogger };
  for (const _ of ["anew", "again"]) assert.equal(await rebuildSearch(options), seedProducts.length - 1);
  const answer = (await (await fetch(`${searchUrl}/${index}/_count`)).json()) as { count: number };
  assert.equal(answer.count, seedProducts.length - 1);
});
