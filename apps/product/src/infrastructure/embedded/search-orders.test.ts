import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { Product } from "../../domain/catalogue.ts";
import { category, product } from "../sql/search-stage.fixture.ts";
import { compareBy, countFacets } from "./search-listing.ts";
import { createShelf } from "./search-orders.ts";

const SORTS = ["best", "price_asc", "price_desc", "newest"] as const;

test("every order is that of all products that are there, whatever was put, replaced and removed before", () => {
  const id = fc.integer({ min: 1, max: 6 });
  // Of each band, and equals.
  const price = fc.constantFrom(0, 999, 1000, 1001, 2000, 5000);
  const step = fc.oneof(
    fc.record({ kind: fc.constant("put" as const), id, priceCents: price, createdAt: fc.nat(3), shelf: fc.nat(2) }),
    fc.record({ kind: fc.constant("remove" as const), id }),
    fc.record({ kind: fc.constant("look" as const), sort: fc.constantFrom(...SORTS) }),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const shelf = createShelf();
      const model = new Map<number, Product>();
      for (const each of steps) {
        if (each.kind === "look") {
          assert.deepEqual(shelf.inOrder(each.sort), [...model.values()].sort(compareBy(each.sort)));
          assert.deepEqual(shelf.facets(), countFacets([...model.values()]));
        } else if (each.kind === "remove") {
          shelf.remove(each.id);
          model.delete(each.id);
        } else {
          const { kind: _, shelf: nth, ...changes } = each;
          const changed = { ...product(each.id, "莲藕", ""), ...changes, category: { ...category, id: nth } };
          shelf.put(changed);
          model.set(each.id, changed);
        }
      }
      for (const sort of SORTS) assert.deepEqual(shelf.inOrder(sort), [...model.values()].sort(compareBy(sort)));
    }),
  );
});

test("a change of many products at once is in order too", () => {
  const shelf = createShelf();
  const put = (ids: readonly number[], priceCents: number) => {
    for (const id of ids) shelf.put({ ...product(id, "莲藕", ""), priceCents: priceCents - id });
  };
  const ids = Array.from({ length: 200 }, (_, at) => at + 1);
  put(ids, 1000);
  assert.equal(shelf.inOrder("price_asc").length, 200);
  put(ids.slice(0, 100), 3000);
  for (const id of ids.slice(150)) shelf.remove(id);
  const found = shelf.inOrder("price_asc").map(({ id }) => id);
  assert.deepEqual(found, [...ids.slice(100, 150).toReversed(), ...ids.slice(0, 100).toReversed()]);
  assert.equal(shelf.facets().categories[0]?.count, 150);
});
