import assert from "node:assert/strict";
import { test } from "node:test";
import { phaseOf, saleOf, sortedSales } from "./sale-order.ts";

const sale = (sku_id: number, start_ms: number, end_ms: number, remaining = 1) => ({
  sku_id,
  start_ms,
  end_ms,
  remaining,
});

test("a sale runs from its start until before its end, or without one", () => {
  assert.deepEqual(
    [999, 1000, 1999, 2000].map((now) => phaseOf(sale(1, 1000, 2000), now)),
    ["planned", "running", "running", "over"],
  );
  assert.equal(phaseOf(sale(1, 1000, 0), 9e12), "running");
});

test("of several sales of a SKU the running one is meant, then the next, then the last", () => {
  const [over, last, running, next] = [sale(1, 0, 10), sale(1, 10, 20), sale(1, 20, 30), sale(1, 30, 40)];
  const all = [sale(2, 0, 0), over, last, running, next];
  assert.equal(saleOf(all, 1, 25), running);
  assert.equal(saleOf([over, last, next], 1, 25), next);
  assert.equal(saleOf([over, last], 1, 25), last);
  assert.equal(saleOf(all, 3, 25), undefined);
});

test("what is sold out comes after what can be had", () => {
  const [gone, left] = [sale(1, 0, 0, 0), sale(2, 0, 0, 3)];
  assert.deepEqual(sortedSales([gone, left, sale(3, 50, 60)], 10).running, [left, gone]);
});
