import assert from "node:assert/strict";
import { test } from "node:test";
import { linesToReview } from "./to-review.ts";

const item = (sku_id: number) => ({
  sku_id,
  product_id: sku_id,
  product_name: "黄瓜",
  sku_name: "3斤",
  picture: "/p.svg",
});
const orders = [
  { order_no: "B", status: 4, items: [item(1), item(2)] },
  { order_no: "A", status: 1, items: [item(1)] },
  { order_no: "unpaid", status: 0, items: [item(3)] },
];

test("each bought line waits for its own review, also when the SKU was reviewed in another order", () => {
  const lines = linesToReview(orders, [{ order_no: "B", sku_id: 1 }]);
  assert.deepEqual(
    lines.map(({ order_no, sku_id }) => [order_no, sku_id]),
    [
      ["B", 2],
      ["A", 1],
    ],
  );
});
