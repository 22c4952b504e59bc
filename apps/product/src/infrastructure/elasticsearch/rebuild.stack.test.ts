import assert from "node:assert/strict";
import { test } from "node:test";
import { createManualClock } from "@mall/testkit";
import type { ProductPages } from "../../application/ports/product-search.ts";
import type { Product } from "../../domain/catalogue.ts";
import { ask, atRest, indexesOf, listOf, openOwn, ownIndex, pagesOf, product } from "./search-stage.fixture.ts";

const SHELF = Array.from({ length: 60 }, (_, at) => product(at + 1));

/** Longer than a search takes. */
const GRACE_MS = 500;

/** The pages of a live database; `during` runs when a page is read and not yet handed on, with how many were before. */
function pagesOfLive(database: Map<number, Product>, during: (pagesBefore: number) => Promise<void>): ProductPages {
  let read = 0;
  return async function* () {
    for await (const page of pagesOf([...database.values()], 20)()) {
      await during(read);
      read += 1;
      yield page;
    }
  };
}

test("searches find everything while the index is rebuilt", async () => {
  const index = ownIndex();
  const search = openOwn({ index, graceMs: GRACE_MS });
  assert.equal(await search.rebuild(pagesOf(SHELF)), SHELF.length);
  let rebuilding = true;
  const rebuilds = (async () => {
    for (let round = 0; round < 3; round += 1) await search.rebuild(pagesOf(SHELF, 20));
    rebuilding = false;
  })();
  let searches = 0;
  for (; rebuilding; searches += 1) {
    const results = await Promise.all([
      search.search(listOf()),
      search.search(listOf("莲藕")),
      search.suggest("洪", 5),
    ]);
    const [all, lotus, names] = results;
    assert.deepEqual([all.total, lotus.total, names.length], [SHELF.length, SHELF.length, 5]);
  }
  await rebuilds;
  assert.ok(searches > 10, `${searches} searches`);
  assert.deepEqual(await indexesOf(index), atRest(index));
  await search.close();
});

test("of two processes one rebuilds, and the other leaves it alone", async () => {
  const index = ownIndex();
  const [one, other] = [openOwn({ index }), openOwn({ index })];
  const answers: (number | undefined)[] = [];
  const during = async () => {
    answers.push(await other.rebuild(pagesOf([])));
  };
  const database = new Map(SHELF.map((each) => [each.id, each]));
  assert.equal(await one.rebuild(pagesOfLive(database, during)), SHELF.length);
  assert.deepEqual(new Set(answers), new Set([undefined]));
  assert.equal((await other.search(listOf())).total, SHELF.length);
  assert.equal(await other.rebuild(pagesOf(SHELF.slice(1))), SHELF.length - 1);
  assert.equal((await one.search(listOf())).total, SHELF.length - 1);
  await Promise.all([one.close(), other.close()]);
});

test("a change while the index is rebuilt survives, whenever it comes", async () => {
  const index = ownIndex();
  const [rebuilder, shop] = [openOwn({ index }), openOwn({ index })];
  await rebuilder.rebuild(pagesOf(SHELF));
  const database = new Map(SHELF.map((each) => [each.id, each]));
  // After each page was read, a product of every page changes, one is withdrawn and one comes back.
  const during = async (pagesBefore: number) => {
    const revision = pagesBefore + 2;
    const changed = [2, 22, 42].map((id) => product(id, { name: `第${revision}版`, revision }));
    for (const each of changed) database.set(each.id, each);
    await shop.put(changed);
    for (const id of [3, 23, 43]) {
      database.delete(id);
      await shop.remove(id, revision);
    }
    assert.equal((await shop.search(listOf(`第${revision}版`))).hits[0]?.product.revision, revision);
    assert.equal((await shop.search(listOf())).total, SHELF.length - 3);
  };
  await rebuilder.rebuild(pagesOfLive(database, during));
  const { hits, total } = await shop.search(listOf());
  assert.equal(total, SHELF.length - 3);
  assert.deepEqual(
    hits.map((hit) => hit.product),
    [...database.values()],
  );
  await Promise.all([rebuilder.close(), shop.close()]);
});

test("what a dead process began is taken over, what a living one does is not", async () => {
  const index = ownIndex();
  const clock = createManualClock();
  const search = openOwn({ index, clock });
  const beat = clock.now();
  await ask("PUT", `/${index}-next`, { mappings: { _meta: { version: 1, owner: "somebody", beat } } });
  clock.advance(59_000);
  assert.equal(await search.rebuild(pagesOf(SHELF)), undefined);
  clock.advance(2000);
  assert.equal(await search.rebuild(pagesOf(SHELF)), SHELF.length);
  assert.deepEqual(await indexesOf(index), atRest(index));
  await search.close();
});

test("a process that only slept cannot put its old state over the rebuild that overtook it", async () => {
  const index = ownIndex();
  const sleeping = openOwn({ index, clock: createManualClock() });
  const later = createManualClock();
  later.advance(120_000);
  const awake = openOwn({ index, clock: later });
  for (const page of [0, 4]) {
    const during = async (pagesBefore: number) => {
      if (pagesBefore === page) assert.equal(await awake.rebuild(pagesOf(SHELF.slice(1))), SHELF.length - 1);
    };
    const database = new Map(SHELF.map((each) => [each.id, each]));
    await assert.rejects(sleeping.rebuild(pagesOfLive(database, during)), /took over/);
    assert.deepEqual(await indexesOf(index), atRest(index));
    assert.equal((await awake.search(listOf())).total, SHELF.length - 1);
  }
  await Promise.all([sleeping.close(), awake.close()]);
});

test("a rebuild that failed is begun anew or gone on with, and nobody misses a search", async () => {
  const index = ownIndex();
  const [one, other] = [openOwn({ index }), openOwn({ index })];
  await one.rebuild(pagesOf(SHELF));
  for (const page of [1, 4]) {
    const fails = async (pagesBefore: number) => {
      if (pagesBefore === page) throw new Error("the database is away");
    };
    const database = new Map(SHELF.map((each) => [each.id, each]));
    await assert.rejects(one.rebuild(pagesOfLive(database, fails)), /the database is away/);
    assert.equal((await other.search(listOf())).total, SHELF.length);
    const looks = async () => assert.equal((await one.search(listOf())).total, SHELF.length);
    assert.equal(await other.rebuild(pagesOfLive(database, looks)), SHELF.length);
    assert.deepEqual(await indexesOf(index), atRest(index));
  }
  await Promise.all([one.close(), other.close()]);
});
