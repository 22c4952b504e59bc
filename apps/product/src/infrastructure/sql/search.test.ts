import assert from "node:assert/strict";
import { test } from "node:test";
import { migrateToLatest, openSqlite } from "@mall/storage";
import { createManualClock, createRecordingTracing, productSearchContract } from "@mall/testkit";
import { noTracing, type Tracing } from "@mall/tracing";
import { type Answers, createAnswers } from "../answers/answers.ts";
import { productMigrations } from "./migrations.ts";
import type { ProductDatabase } from "./schema.ts";
import { searchScanTests } from "./search-scan.fixture.ts";
import { product, searchStageOf } from "./search-stage.fixture.ts";
import { searchTermsTests } from "./search-terms.fixture.ts";

async function openDatabase(tracing = noTracing) {
  const db = openSqlite<ProductDatabase>({ file: ":memory:", tracing });
  await migrateToLatest(db, productMigrations);
  return { db, close: () => db.destroy() };
}

async function openStage({ tracing, ...how }: { tracing?: Tracing; answers?: Answers; noted?: boolean } = {}) {
  return searchStageOf(await openDatabase(tracing), how);
}

productSearchContract("SQLite", () => openStage(), "scan");
searchScanTests("SQLite", () => openStage());
productSearchContract("SQLite, by terms", () => openStage({ noted: true }), "scan");
searchScanTests("SQLite, by terms", () => openStage({ noted: true }));
searchTermsTests("SQLite", openDatabase);

test("a page costs two readings of the products and two small statements, a list of nothing one reading", async (t) => {
  const tracing = createRecordingTracing();
  const { search, close } = await openStage({ tracing });
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
  const small = ["database SELECT categories", "database SELECT products", "database SELECT products"];
  assert.deepEqual(await statements("莲藕"), [...small, "database SELECT products"]);
  assert.deepEqual(await statements("牛肉"), small);
});

test("all pages and orders of a list share its counts, and all lists what is known of categories and terms", async (t) => {
  const tracing = createRecordingTracing();
  const answers = createAnswers({ clock: createManualClock(), isTold: () => true });
  const { search, close } = await openStage({ tracing, answers });
  t.after(close);
  await search.put([product(1, "莲藕粉", "冲饮"), product(2, "莲藕", "粉糯")]);
  const cost = async (changes: object) => {
    const before = tracing.spans.length;
    const all = { words: "莲藕", categoryId: undefined, minPriceCents: undefined, maxPriceCents: undefined };
    const query = { ...all, sort: "best" as const, page: 1, pageSize: 1, ...changes };
    const { total } = await tracing.span("request", {}, () => search.search(query));
    return [total, tracing.spans.length - before - 1];
  };
  assert.deepEqual(await cost({}), [2, 4]);
  for (const changes of [{ page: 2 }, { sort: "newest" }, { categoryId: 1 }])
    assert.deepEqual(await cost(changes), [2, 1]);
  assert.deepEqual(await cost({ minPriceCents: 200 }), [1, 2]);
  answers.drop();
  assert.deepEqual(await cost({}), [2, 4]);
});
