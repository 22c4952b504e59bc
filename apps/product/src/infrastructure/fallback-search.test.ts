import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { AppError, fail, type Guard } from "@mall/kernel";
import { createRecordingLogger } from "@mall/testkit";
import type { ProductIndex, SearchQuery, SearchResult } from "../application/ports/product-search.ts";
import { createFallbackSearch } from "./fallback-search.ts";

const query: SearchQuery = {
  ...{ words: "藕", categoryId: undefined, minPriceCents: undefined, maxPriceCents: undefined },
  ...{ sort: "best", page: 1, pageSize: 20 },
};

const FROM_PRIMARY: SearchResult = { hits: [], total: 1, categories: [], prices: [] };
const FROM_DATABASE: SearchResult = { ...FROM_PRIMARY, total: 2 };
const BEGUN = "the search is away: the database answers instead, and ranks no further than by name";
const OVER = "the search is back";

/** As the guard of an open breaker. */
const blocked = fail("service_unavailable", { cause: new Error("breaker is open") });

/** A primary and a fallback that answer unless the test gives them an error. */
function stage(guard?: Guard) {
  const primary = { error: undefined as unknown, calls: [] as string[] };
  const database = { error: undefined as unknown };
  const call = async <T>(name: string, answer: T): Promise<T> => {
    primary.calls.push(name);
    if (primary.error) throw primary.error;
    return answer;
  };
  const index: ProductIndex = {
    search: () => call("search", FROM_PRIMARY),
    suggest: () => call("suggest", ["primary"]),
    put: () => call("put", undefined),
    remove: () => call("remove", undefined),
    keepFilled: () => call("keepFilled", undefined),
    ready: () => call("ready", undefined),
    close: () => call("close", undefined),
  };
  const stored = async <T>(answer: T): Promise<T> => {
    if (database.error) throw database.error;
    return answer;
  };
  const fallback = { search: () => stored(FROM_DATABASE), suggest: () => stored(["database"]) };
  const logger = createRecordingLogger();
  return { primary, database, logger, search: createFallbackSearch({ primary: index, fallback, guard, logger }) };
}

describe("a search with a fallback", () => {
  test("asks the primary alone while that answers", async () => {
    const { primary, search, logger } = stage();
    assert.equal(await search.search(query), FROM_PRIMARY);
    assert.deepEqual(await search.suggest("藕", 5), ["primary"]);
    assert.deepEqual(primary.calls, ["search", "suggest"]);
    assert.deepEqual(logger.lines, []);
  });

  test("is answered by the fallback while the primary is away, late or not to be asked, and says so once", async () => {
    for (const error of [fail("service_unavailable"), fail("deadline_exceeded"), blocked]) {
      const { primary, search, logger } = stage();
      primary.error = error;
      for (const _ of [1, 2, 3]) {
        assert.equal(await search.search(query), FROM_DATABASE);
        assert.deepEqual(await search.suggest("藕", 5), ["database"]);
      }
      assert.deepEqual(logger.lines, [BEGUN]);
      primary.error = undefined;
      for (const _ of [1, 2]) assert.equal(await search.search(query), FROM_PRIMARY);
      assert.deepEqual(logger.lines, [BEGUN, OVER]);
      primary.error = error;
      await search.search(query);
      assert.deepEqual(logger.lines, [BEGUN, OVER, BEGUN]);
    }
  });

  test("lets through what is no outage", async () => {
    for (const error of [fail("internal_error"), fail("invalid_input"), new TypeError("a fault of ours")]) {
      const { primary, search, logger } = stage();
      primary.error = error;
      await assert.rejects(search.search(query), error);
      await assert.rejects(search.suggest("藕", 5), error);
      assert.deepEqual(logger.lines, []);
    }
  });

  test("fails as the fallback does when both are away", async () => {
    const { primary, database, search } = stage();
    primary.error = blocked;
    const last = fail("service_unavailable", { cause: new Error("MySQL is away") });
    database.error = last;
    await assert.rejects(search.search(query), last);
    await assert.rejects(search.suggest("藕", 5), last);
  });

  test("reads go through the guard, which may keep them from the primary", async () => {
    let open = false;
    const guarded: string[] = [];
    const { primary, search } = stage(async (resource, work) => {
      guarded.push(resource);
      if (open && resource === "elasticsearch") throw blocked;
      return await work();
    });
    await search.search(query);
    open = true;
    assert.equal(await search.search(query), FROM_DATABASE);
    assert.deepEqual(guarded, ["elasticsearch", "elasticsearch", "search-in-database"]);
    assert.deepEqual(primary.calls, ["search"]);
  });

  test("changes go to the primary and fail as it does, past the guard", async () => {
    const { primary, search } = stage(async () => assert.fail("only reads are guarded"));
    primary.error = fail("service_unavailable");
    for (const change of [search.put([]), search.remove(1, 2), search.keepFilled(async function* () {})]) {
      await assert.rejects(change, AppError);
    }
    await assert.rejects(search.close(), AppError);
    assert.deepEqual(primary.calls, ["put", "remove", "keepFilled", "close"]);
  });

  test("is ready with either of both, not when the primary has a fault", async () => {
    const { primary, search } = stage();
    primary.error = fail("service_unavailable");
    await search.ready();
    primary.error = new Error("a fault of ours");
    await assert.rejects(search.ready());
  });

  test("reads that overlap tell of each change once", async () => {
    const pending: PromiseWithResolvers<void>[] = [];
    const { search, logger } = stage(async (resource, work) => {
      if (resource !== "elasticsearch") return await work();
      const gate = Promise.withResolvers<void>();
      pending.push(gate);
      await gate.promise;
      return await work();
    });
    const begin = () => search.search(query);
    const [slow, first, second] = [begin(), begin(), begin()];
    for (const gate of pending.slice(1, 3)) gate.reject(fail("service_unavailable"));
    await Promise.all([first, second]);
    // It began before anybody knew, and ends well afterwards: not yet a sign that the primary is back.
    pending[0]?.resolve();
    assert.equal(await slow, FROM_PRIMARY);
    assert.deepEqual(logger.lines, [BEGUN]);
    const [late, probe] = [begin(), begin()];
    pending[4]?.resolve();
    await probe;
    pending[3]?.reject(fail("service_unavailable"));
    assert.equal(await late, FROM_DATABASE);
    assert.deepEqual(logger.lines, [BEGUN, OVER]);
  });
});
