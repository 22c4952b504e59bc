import assert from "node:assert/strict";
import { test } from "node:test";
import { ReviewServiceDefinition } from "@mall/contracts/review";
import { fail } from "@mall/kernel";
import { BUYER, OPERATOR, startStaffGateway } from "./staff.fixture.ts";

test("operators find reviews and hide them, which is written down; buyers do not", async () => {
  const gateway = await startStaffGateway();
  const asked: unknown[] = [];
  gateway.play(ReviewServiceDefinition, {
    findReviews: async (request) => {
      asked.push(request);
      const names = { username: "demo", orderNo: "A1", productName: "西红柿", skuName: "500g", content: "好吃" };
      const numbers = { id: 3, userId: 7, productId: 1, skuId: 11, rating: 4, createdAtMs: Date.UTC(2026, 0, 1) };
      return { reviews: [{ ...names, ...numbers, hidden: true }], total: 1 };
    },
    hideReview: async ({ id, hidden }) => {
      if (id !== 3) throw fail("review_not_found", { field: "id" });
      asked.push({ id, hidden });
      return {};
    },
  });
  const found = await gateway.as(OPERATOR, "GET", "ops/reviews");
  assert.deepEqual(found.json().data, {
    reviews: [
      {
        ...{ id: 3, user_id: 7, username: "demo", product_id: 1, product_name: "西红柿", sku_id: 11, sku_name: "500g" },
        ...{ order_no: "A1", rating: 4, content: "好吃", hidden: true, created_at: "2026-01-01 08:00:00" },
      },
    ],
    total: 1,
  });
  await gateway.as(OPERATOR, "GET", "ops/reviews?product_id=1&hidden=false&page=2&page_size=5");
  const first = { productId: 0, hidden: undefined, page: 1, pageSize: 10 };
  assert.deepEqual(asked, [first, { productId: 1, hidden: false, page: 2, pageSize: 5 }]);

  const hide = { id: 3, hidden: true };
  assert.deepEqual((await gateway.as(OPERATOR, "POST", "ops/reviews/hide", hide)).json().data, { success: true });
  assert.deepEqual(asked.at(-1), hide);
  assert.deepEqual(
    gateway.entries.map(({ action, detail, status }) => [action, JSON.parse(detail).body, status]),
    [["POST /api/v1/ops/reviews/hide", hide, 200]],
  );
  assert.equal((await gateway.as(OPERATOR, "POST", "ops/reviews/hide", { id: 4, hidden: true })).statusCode, 404);
  for (const body of [{ id: 3 }, { id: 3, hidden: "yes" }, { hidden: true }]) {
    assert.equal((await gateway.as(OPERATOR, "POST", "ops/reviews/hide", body)).statusCode, 400);
  }
  assert.equal((await gateway.as(BUYER, "GET", "ops/reviews")).statusCode, 403);
  assert.equal((await gateway.as(BUYER, "POST", "ops/reviews/hide", hide)).statusCode, 403);
  await gateway.close();
});
