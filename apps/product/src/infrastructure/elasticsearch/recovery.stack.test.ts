import assert from "node:assert/strict";
import { test } from "node:test";
import { AppError } from "@mall/kernel";
import { createRecordingLogger, createRecordingTracing, eventually, startTcpProxy } from "@mall/testkit";
import { ask, atRest, indexesOf, listOf, openOwn, ownIndex, pagesOf, product, url } from "./search-stage.fixture.ts";

const SHELF = [product(1), product(2)];
const PATIENT = { timeoutMs: 60_000, everyMs: 50 };

const unavailable = (error: unknown) => error instanceof AppError && error.slug === "service_unavailable";

async function allUnavailable(calls: Promise<unknown>[]): Promise<void> {
  for (const call of await Promise.allSettled(calls)) assert.ok(call.status === "rejected" && unavailable(call.reason));
}

/** Waits until everything is found again. */
const recovered = (search: ReturnType<typeof openOwn>, total = SHELF.length) =>
  eventually(async () => assert.equal((await search.search(listOf())).total, total), PATIENT);

/** Waits until nobody works on the index. */
const calm = (index: string) =>
  eventually(async () => assert.deepEqual(await indexesOf(index), atRest(index)), PATIENT);

test("an index that is not there, or that is deleted by hand, comes from the database", async () => {
  const index = ownIndex();
  const logger = createRecordingLogger();
  const search = openOwn({ index, logger });
  await allUnavailable([search.search(listOf()), search.suggest("藕", 5), search.ready(), search.put(SHELF)]);
  await search.keepFilled(pagesOf(SHELF));
  await recovered(search);
  await calm(index);
  assert.deepEqual(await ask("DELETE", `/${index}`), { acknowledged: true });
  await recovered(search);
  await calm(index);
  await search.ready();
  assert.equal(logger.lines.filter((line) => line === "search index rebuilt").length, 2);
  await search.close();
});

test("an index that is old, or that somebody else made, is replaced", async () => {
  const bodies = [
    (index: string) => ({ aliases: { [`${index}-search`]: {} }, mappings: { _meta: { version: 0 } } }),
    () => ({}),
  ];
  for (const bodyOf of bodies) {
    const index = ownIndex();
    await ask("PUT", `/${index}`, bodyOf(index));
    await ask("PUT", `/${index}/_doc/99?refresh=true`, { name: "stray" });
    const search = openOwn({ index });
    await assert.rejects(search.search(listOf()), unavailable);
    await search.keepFilled(pagesOf(SHELF));
    await recovered(search);
    await calm(index);
    await search.close();
  }
});

test("what was there before the start is served at once, and is put right", async () => {
  const index = ownIndex();
  const before = openOwn({ index });
  await before.rebuild(pagesOf([product(1), product(2), product(3, { revision: 9 })]));
  await before.close();
  const search = openOwn({ index });
  assert.equal((await search.search(listOf())).total, 3);
  await search.keepFilled(pagesOf(SHELF));
  await recovered(search);
  await search.close();
});

test("a server that is away or silent is said to be so; when it is back, everything goes on", async () => {
  const proxy = await startTcpProxy(url, 9200);
  const index = ownIndex();
  const search = openOwn({ index, url: proxy.url, timeoutMs: 2000 });
  proxy.set("closed");
  await search.keepFilled(pagesOf(SHELF));
  await assert.rejects(search.search(listOf()), unavailable);
  await assert.rejects(search.ready(), unavailable);
  proxy.set("open");
  await recovered(search);
  await calm(index);
  for (const state of ["closed", "dead"] as const) {
    proxy.set(state);
    const calls = [search.search(listOf()), search.suggest("藕", 5), search.ready(), search.remove(1, 2)];
    for (const call of await Promise.allSettled(calls))
      assert.ok(call.status === "rejected" && unavailable(call.reason));
    // Whoever comes back has no connection of before.
    proxy.set("closed");
    proxy.set("open");
    await recovered(search);
    // Two seconds are enough for a search; a write of a busy server may need another try.
    await eventually(() => search.put([product(1, { revision: 1 })]), PATIENT);
  }
  await search.close();
  await proxy.close();
});

test("a search has a span in the trace of its request, and the background has none", async () => {
  const tracing = createRecordingTracing();
  const search = openOwn({ tracing });
  await search.rebuild(pagesOf(SHELF));
  await search.search(listOf());
  assert.deepEqual(tracing.spans, []);
  await tracing.span("request", {}, () => search.search(listOf()));
  assert.deepEqual(
    tracing.spans.map(({ name }) => name),
    ["elasticsearch search products", "request"],
  );
  await search.close();
});
