import assert from "node:assert/strict";
import { test } from "node:test";
import { judge } from "./judge.ts";

const books = (held: number, sold: number, change = {}) => ({
  ...{ initial: 5, free: 5 - held - sold, held, sold, drift: 0, open: 0 },
  ...change,
});
const orders = (unpaid: number, paid: number, cancelled = 0) => ({
  ...{ landed: unpaid + paid + cancelled, unpaid, paid, cancelled },
});

test("exact: every place is an order, and the books say the same", () => {
  assert.equal(judge({ books: books(3, 2), orders: orders(3, 2), places: 5 }), "exact");
  assert.equal(judge({ books: books(0, 0), orders: orders(0, 0), places: 0 }), "exact");
});

test("a place that ran out of time and was sold again is no place too many", () => {
  assert.equal(judge({ books: books(5, 0), orders: orders(5, 0, 2), places: 7 }), "exact");
});

test("oversold: more orders, or more units taken, than there were", () => {
  assert.equal(judge({ books: books(5, 0), orders: orders(6, 0), places: 6 }), "oversold");
  assert.equal(judge({ books: books(4, 2), orders: orders(3, 2), places: 5 }), "oversold");
});

test("lost: a place that buyers know of is no order, and the books know of none that becomes one", () => {
  assert.equal(judge({ books: books(4, 0), orders: orders(4, 0), places: 5 }), "lost");
});

test("unsettled: a place waits to become an order, a unit is on its way back, or nobody answers", () => {
  assert.equal(judge({ books: books(5, 0), orders: orders(4, 0), places: 5 }), "unsettled");
  assert.equal(judge({ books: books(5, 0), orders: orders(4, 0, 1), places: 5 }), "unsettled");
  assert.equal(judge({ books: undefined, orders: orders(5, 0), places: 5 }), "unsettled");
  assert.equal(judge({ books: books(5, 0), orders: undefined, places: 5 }), "unsettled");
});

test("drift: the books do not add up, or the reconciler has found something", () => {
  assert.equal(judge({ books: books(4, 0, { free: 0, drift: 1 }), orders: orders(4, 0), places: 4 }), "drift");
  assert.equal(judge({ books: books(4, 0, { open: 1 }), orders: orders(4, 0), places: 4 }), "drift");
});
