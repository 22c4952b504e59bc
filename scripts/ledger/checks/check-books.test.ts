import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { kindsOf } from "../dossier.fixture.ts";
import { checkBooks } from "./check-books.ts";

const books = { skuId: 1, pool: "catalogue" as const, initial: 10, free: 5, held: 3, sold: 2 };

test("units that are free, held or sold add up", () => {
  assert.deepEqual(checkBooks(books), []);
});

test("a unit too many, too few, sold twice or below nothing is found", () => {
  assert.deepEqual(kindsOf(checkBooks({ ...books, free: 6 })), ["books_do_not_add_up"]);
  assert.deepEqual(kindsOf(checkBooks({ ...books, free: 4 })), ["books_do_not_add_up"]);
  assert.deepEqual(kindsOf(checkBooks({ ...books, free: -1, sold: 8 })), ["negative_stock", "oversold"]);
  const [finding] = checkBooks({ ...books, free: 0, sold: 9 });
  assert.equal(
    finding?.detail,
    "catalogue stock of SKU 1: initial 10, free 0, held 3, sold 9: free + held + sold is 12.",
  );
});

test("any single change of good books is found", () => {
  const units = fc.nat(1000);
  const column = fc.constantFrom("initial", "free", "held", "sold");
  fc.assert(
    fc.property(units, units, units, column, fc.integer({ min: 1, max: 50 }), (free, held, sold, changed, by) => {
      const good = { skuId: 1, pool: "sale" as const, initial: free + held + sold, free, held, sold };
      assert.deepEqual(checkBooks(good), []);
      assert.ok(kindsOf(checkBooks({ ...good, [changed]: good[changed] + by })).includes("books_do_not_add_up"));
    }),
  );
});
