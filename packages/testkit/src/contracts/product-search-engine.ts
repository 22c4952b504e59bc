import assert from "node:assert/strict";
import { test } from "node:test";
import { idsOf, type ProductReads } from "./product-search-stage.ts";

/** What an index of words does, and a database that reads every text does not. */
export function searchEngineTests(search: () => ProductReads): void {
  const found = (words: string) => idsOf(search(), { words });

  test("Latin letters find words by their beginning, not by their middle", async () => {
    assert.deepEqual(await found("cri"), [9]);
    assert.deepEqual(await found("isps"), []);
  });

  test("a number is a whole one", async () => {
    assert.deepEqual(await found("50"), [9]);
    assert.deepEqual(await found("0"), []);
  });

  test("what nothing fits as a whole finds what fits best in part", async () => {
    assert.equal((await found("有机黄瓜")).includes(5), true);
  });

  test("a word may be misspelt a little", async () => {
    assert.deepEqual(await found("crisbs"), [9]);
  });
}
