import assert from "node:assert/strict";
import { test } from "node:test";
import { createManualClock } from "@mall/testkit";
import type { SearchQuery } from "../../application/ports/product-search.ts";
import { createAnswers } from "../answers/answers.ts";
import { findProducts } from "./find-products.ts";

const LIST: SearchQuery = {
  ...{ words: "", categoryId: undefined, minPriceCents: undefined, maxPriceCents: undefined },
  ...{ sort: "best", page: 1, pageSize: 10 },
};

type Question = { size: number; aggs?: object };

/** A search whose index has as many products as `state` says, and what it was asked. */
function openCounted() {
  const answers = createAnswers({ clock: createManualClock(), isTold: () => true });
  const state = { count: 3 };
  const asked: string[] = [];
  const nobody = { buckets: [] };
  const ask = async (questions: readonly object[]) => {
    const kinds = (questions as Question[]).map(({ size, aggs }) => `${size > 0 ? "page" : ""}${aggs ? "counts" : ""}`);
    asked.push(kinds.join("+"));
    const doc_count = state.count;
    await new Promise(setImmediate);
    const priced = { doc_count, categories: nobody, prices: { buckets: {} } };
    return questions.map(() => ({ hits: { hits: [] }, aggregations: { found: { doc_count }, priced } }));
  };
  const { search } = findProducts(ask, answers);
  const total = async (changes: Partial<SearchQuery>) => (await search({ ...LIST, ...changes })).total;
  return { answers, state, asked, total };
}

test("all pages and orders of a list share its counts, another list has its own", async () => {
  const { asked, total } = openCounted();
  await total({});
  await total({ page: 2, sort: "newest" });
  await total({ categoryId: 1 });
  assert.deepEqual(asked.splice(0), ["page+counts", "page", "page"]);
  await total({ words: "莲藕" });
  await total({ words: " 莲藕 ", page: 2 });
  await total({ words: "莲藕", minPriceCents: 100 });
  assert.deepEqual(asked, ["pagecounts", "page", "pagecounts"]);
});

test("who asks for the counts at the same time shares them", async () => {
  const { asked, total } = openCounted();
  await Promise.all([total({}), total({ page: 2 }), total({ page: 3 })]);
  assert.deepEqual(asked, ["page+counts", "page", "page"]);
});

test("counts that were asked for before a change are not told after it", async () => {
  const { answers, state, total } = openCounted();
  const before = total({});
  answers.drop();
  state.count = 4;
  assert.equal(await before, 3);
  assert.equal(await total({}), 4);
  state.count = 5;
  assert.equal(await total({ page: 2 }), 4);
  answers.drop();
  assert.equal(await total({ page: 2 }), 5);
});

test("what fits in part has counts of its own", async () => {
  const { state, asked, total } = openCounted();
  state.count = 0;
  await total({ words: "莲藕" });
  await total({ words: "莲藕", page: 2 });
  assert.deepEqual(asked, ["pagecounts", "pagecounts", "page", "page"]);
});
