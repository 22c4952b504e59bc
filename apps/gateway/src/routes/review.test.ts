import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { type Review, ReviewServiceDefinition } from "@mall/contracts/review";
import { Role, UserServiceDefinition } from "@mall/contracts/user";
import { fail } from "@mall/kernel";
import { bearer, startGateway } from "../gateway.fixture.ts";

const review: Review = {
  ...{ id: 3, userId: 0, username: "d**o", orderNo: "", productId: 1, skuId: 11, productName: "西红柿" },
  ...{ skuName: "500g", rating: 4, content: "<b>好吃</b>", hidden: false, createdAtMs: Date.UTC(2026, 0, 1) },
};
const shown = {
  ...{ id: 3, product_id: 1, sku_id: 11, sku_name: "500g", rating: 4, content: "<b>好吃</b>" },
  created_at: "2026-01-01 08:00:00",
};
const good = { order_no: "A1", sku_id: 11, rating: 4, content: "好吃" };

describe("reviews over HTTP", () => {
  let gateway: Awaited<ReturnType<typeof startGateway>>;
  const asked: unknown[] = [];
  const note = (request: unknown) => void asked.push(request);

  before(async () => {
    gateway = await startGateway();
    gateway.play(UserServiceDefinition, { checkSession: async () => ({ role: Role.ROLE_BUYER }) });
    gateway.play(ReviewServiceDefinition, {
      listReviews: async (request) => {
        note(request);
        const summary = { averageTenths: 43, count: 3, stars: [0, 0, 0, 2, 1] };
        return { reviews: [review], total: 3, summary };
      },
      listOwnReviews: async (request) => {
        note(request);
        return { reviews: [{ ...review, userId: 7, username: "demo", orderNo: "A1", hidden: true }], total: 1 };
      },
      listReviewedSkus: async (request) => {
        note(request);
        return { skuIds: [11, 12] };
      },
      addReview: async (request) => {
        note(request);
        if (request.orderNo === "B1") throw fail("review_not_allowed", { field: "sku_id" });
        return { id: 9 };
      },
      deleteReview: async (request) => {
        note(request);
        return {};
      },
    });
  });
  after(async () => await gateway.close());

  const ask = async (method: "GET" | "POST", url: string, body?: object, headers: object = bearer(7)) => {
    asked.length = 0;
    const payload = body ? { payload: JSON.stringify(body) } : {};
    return await gateway.app.inject({ method, url: `/api/v1/review/${url}`, headers: { ...headers }, ...payload });
  };

  test("everybody reads a product's, ten at a time unless told otherwise", async () => {
    const answer = await ask("GET", "list?product_id=1", undefined, {});
    assert.deepEqual(answer.json().data, {
      reviews: [{ ...shown, username: "d**o" }],
      total: 3,
      summary: { average: 4.3, count: 3, stars: [0, 0, 0, 2, 1] },
    });
    assert.deepEqual(asked, [{ productId: 1, page: 1, pageSize: 10 }]);
    await ask("GET", "list?product_id=1&page=2&page_size=5", undefined, {});
    assert.deepEqual(asked, [{ productId: 1, page: 2, pageSize: 5 }]);
  });

  test("a buyer's own ones are asked for in the name of who is logged in, whatever the request claims", async () => {
    const mine = await ask("GET", "mine?user_id=8");
    const own = { ...shown, product_name: "西红柿", order_no: "A1", hidden: true };
    assert.deepEqual(mine.json().data, { reviews: [own], total: 1 });
    assert.deepEqual(asked, [{ userId: 7, page: 1, pageSize: 10 }]);
    const order = await ask("GET", "order?order_no=A1&user_id=8");
    assert.deepEqual(order.json().data, { reviewed_sku_ids: [11, 12] });
    assert.deepEqual(asked, [{ userId: 7, orderNo: "A1" }]);
    assert.deepEqual((await ask("POST", "add", { ...good, user_id: 8 })).json().data, { id: 9 });
    assert.deepEqual(asked, [{ userId: 7, orderNo: "A1", skuId: 11, rating: 4, content: "好吃" }]);
    assert.deepEqual((await ask("POST", "delete", { id: 3, user_id: 8 })).json().data, { success: true });
    assert.deepEqual(asked, [{ userId: 7, id: 3 }]);
  });

  test("what does not fit is named and asked of nobody; without a login nothing is", async () => {
    const wrong = [
      ...[{ rating: 0 }, { rating: 6 }, { rating: 4.5 }, { rating: "5" }].map((each) => ["rating", each] as const),
      ...[{ content: " " }, { content: "长".repeat(1001) }].map((each) => ["content", each] as const),
      ...([
        ["sku_id", { sku_id: 0 }],
        ["order_no", { order_no: "" }],
      ] as const),
    ] as const;
    for (const [field, changes] of wrong) {
      const answer = await ask("POST", "add", { ...good, ...changes });
      assert.deepEqual([answer.statusCode, answer.json().field, asked.length], [400, field, 0]);
    }
    for (const url of ["list", "list?product_id=0", "list?product_id=1&page_size=101", "list?product_id=1&page=0"]) {
      assert.equal((await ask("GET", url)).statusCode, 400, url);
    }
    assert.equal((await ask("POST", "add", good, {})).statusCode, 401);
    assert.equal((await ask("GET", "mine", undefined, {})).statusCode, 401);
  });

  test("a refusal keeps its name", async () => {
    const answer = await ask("POST", "add", { ...good, order_no: "B1" });
    const { error, field } = answer.json();
    assert.deepEqual([answer.statusCode, error, field], [409, "review_not_allowed", "sku_id"]);
  });
});
