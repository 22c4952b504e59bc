import assert from "node:assert/strict";
import { test } from "node:test";
import { pageOf } from "./page.ts";
import { createPageStore } from "./page-store.ts";

const asked = { askedAt: 1, drops: 0 };
const page = (length: number) => pageOf("x".repeat(length));

test("as many pages as there is room for; the oldest that nobody asked for again goes first", () => {
  const store = createPageStore({ pages: 3, bytes: 1e6 });
  for (const question of ["a", "b", "c", "d"]) store.put(question, page(1), asked);
  assert.deepEqual(
    ["a", "b", "c", "d"].map((question) => store.find(question) !== undefined),
    [false, true, true, true],
  );
  const b = store.find("b");
  if (b) b.used = true;
  store.put("e", page(1), asked);
  assert.deepEqual(
    ["b", "c", "d", "e"].map((question) => store.find(question) !== undefined),
    [true, false, true, true],
  );
});

test("as many bytes as there is room for, however long a page becomes, and none that would take most of it", () => {
  const store = createPageStore({ pages: 1000, bytes: 10_000 });
  for (let question = 0; question < 100; question += 1) store.put(`${question}`, page(1000), asked);
  const kept = () => Array.from({ length: 100 }, (_, question) => store.find(`${question}`)).filter(Boolean).length;
  assert.ok(kept() >= 5 && kept() <= 7, `${kept()}`);
  store.put("99", page(2000), asked);
  assert.equal(store.find("99")?.page?.body.length, 2000);
  const before = kept();
  store.put("99", page(3000), asked);
  assert.equal(store.find("99"), undefined, "what was there is no longer so");
  assert.equal(kept(), before - 1);
});

test("a slot that had to go holds no page any more", () => {
  const store = createPageStore({ pages: 1, bytes: 1e6 });
  store.put("a", page(1), asked);
  const slot = store.find("a");
  store.put("b", page(1), asked);
  store.put("c", page(1), asked);
  assert.equal(slot?.page, undefined);
});
