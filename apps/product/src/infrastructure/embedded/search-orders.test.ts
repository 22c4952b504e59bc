import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { Product } from "../../domain/catalogue.ts";
import { product } from "../sql/search-stage.fixture.ts";
import { compareBy } from "./search-listing.ts";
import { createShelf } from "./search-orders.ts";

const SORTS = ["best", "price_asc", "price_desc", "newest"] as const;

test("every order is that of all products that are there, whatever was put, replaced and removed before", () => {
  const id = fc.integer({ min: 1, max: 6 });
  const step = fc.oneof(
    fc.record({ kind: fc.constant("put" as const), id, priceCents: fc.nat(3), createdAt: fc.nat(3) }),
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
        } else if (each.kind === "remove") {
          shelf.remove(each.id);
          model.delete(each.id);
        } else {
          const { kind: _, ...changes } = each;
          const changed = { ...product(each.id, "莲藕", ""), ...changes };
          shelf.put(changed);
          model.set(each.id, changed);
        }
      }
      for (const sort of SORTS) assert.deepEqual(shelf.inOrder(sort), [...model.values()].sort(compareBy(sort)));
    }),
  );
});
