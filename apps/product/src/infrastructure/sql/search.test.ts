import assert from "node:assert/strict";
import { test } from "node:test";
import { migrateToLatest, openSqlite } from "@mall/storage";
import { createRecordingTracing, productSearchContract } from "@mall/testkit";
import { noTracing, type Tracing } from "@mall/tracing";
import { productMigrations } from "./migrations.ts";
import type { ProductDatabase } from "./schema.ts";
import { searchScanTests } from "./search-scan.fixture.ts";
import { product, searchStageOf } from "./search-stage.fixture.ts";

async function openStage(tracing: Tracing = noTracing) {
  const db = openSqlite<ProductDatabase>({ file: ":memory:", tracing });
  await migrateToLatest(db, productMigrations);
  return searchStageOf({ db, close: () => db.destroy() });
}

productSearchContract("SQLite", () => openStage(), "scan");
searchScanTests("SQLite", () => openStage());

test("a page costs two readings of the products and two small statements, a list of nothing one reading", async (t) => {
  const tracing = createRecordingTracing();
  const { search, close } = await openStage(tracing);
  t.after(close);
  await search.put([product(1, "莲藕粉", "冲饮")]);
  const statements = async (words: string) => {
    const before = tracing.spans.length;
    const query = { words, categoryId: 1, minPriceCents: undefined, maxPriceCents: undefined };
    await tracing.span("request", {}, () => search.search({ ...query, sort: "best", page: 1, pageSize: 20 }));
    return tracing.spans
      .slice(before)
      .map(({ name }) => name)
      .filter((name) => name !== "request");
  };
  const small = ["database SELECT categories", "database SELECT products"];
  assert.deepEqual(await statements("莲藕"), [...small, "database SELECT products", "database SELECT skus"]);
  assert.deepEqual(await statements("牛肉"), small);
});
