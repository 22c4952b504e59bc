import assert from "node:assert/strict";
import { test } from "node:test";
import { type Books, booksToShow, driftOf } from "./drift.ts";

const books = (sku_id: number, pool: Books["pool"], free: number): Books => ({
  ...{ sku_id, pool, initial: 10, free, held: 2, sold: 3 },
});

test("drift is what is neither free, held nor sold", () => {
  assert.deepEqual(
    [5, 4, 6].map((free) => driftOf(books(1, "sale", free))),
    [0, 1, -1],
  );
});

test("what does not add up comes first, then the lower number", () => {
  const all = [books(2, "sale", 5), books(2, "catalogue", 5), books(1, "catalogue", 5), books(9, "sale", 4)];
  const names = (shown: Books[]) => shown.map(({ sku_id, pool }) => `${sku_id} ${pool}`);
  assert.deepEqual(names(booksToShow(all, undefined)), ["9 sale", "1 catalogue", "2 catalogue", "2 sale"]);
  assert.deepEqual(names(booksToShow(all, 2)), ["2 catalogue", "2 sale"]);
});
