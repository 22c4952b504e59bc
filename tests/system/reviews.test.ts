import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { eventually } from "@mall/testkit";
import { type Buyer, newBuyer, order } from "./buyer.fixture.ts";
import { type RunningShop, startShop } from "./shop.fixture.ts";

const TOMATO = 1;
const good = { sku_id: TOMATO, rating: 4, content: "沙瓤，<b>很甜</b>" };

describe("reviews of what was bought", () => {
  let shop: RunningShop;
  let buyer: Buyer;
  let operator: string;

  before(async () => {
    shop = await startShop();
    buyer = await newBuyer(shop.api);
    operator = (await shop.api.post("user/login", { username: "operator", password: "123" })).data.token;
  });
  after(async () => await shop?.dispose());

  const add = (body: object, token = buyer.token) => shop.api.post("review/add", { ...good, ...body }, token);
  const list = async () => (await shop.api.get(`review/list?product_id=${TOMATO}&page_size=100`)).data;
  const paidOrder = async () => {
    const { order_no, total_amount } = await order(shop.api, buyer, TOMATO);
    await shop.api.post("payment/pay", { order_no, amount: total_amount }, buyer.token);
    // The answer does not wait for ever for the provider's.
    await eventually(async () => {
      const { data } = await shop.api.get(`order/detail?order_no=${order_no}`, buyer.token);
      assert.equal(data.status_name, "paid");
    });
    return order_no;
  };

  test("the demo's shelf has some, of SKUs that there are, by the names that they have", async () => {
    const { reviews, total } = (await shop.api.get("ops/reviews?page_size=100", operator)).data;
    assert.ok(total >= 10);
    for (const { product_id, product_name, sku_id, sku_name } of reviews) {
      const { name, skus } = (await shop.api.get(`product/detail?id=${product_id}`)).data;
      const sku = skus.find((each: { sku_id: number }) => each.sku_id === sku_id);
      assert.deepEqual([product_name, sku_name], [name, sku?.name]);
    }
  });

  test("a buyer reviews a paid order once, everybody reads it without a name, and staff hides it", async () => {
    const earlier = await list();
    const { order_no: unpaid } = await order(shop.api, buyer, TOMATO);
    const early = await add({ order_no: unpaid });
    assert.deepEqual([early.status, early.error], [409, "review_not_allowed"]);

    const order_no = await paidOrder();
    const stranger = await newBuyer(shop.api);
    const stolen = await add({ order_no }, stranger.token);
    assert.deepEqual([stolen.status, stolen.error], [404, "order_not_found"]);
    const { data } = await add({ order_no });
    const again = await add({ order_no, rating: 1 });
    assert.deepEqual([again.status, again.error, again.field], [409, "review_exists", "sku_id"]);

    const shown = await list();
    assert.deepEqual([shown.total, shown.summary.count], [earlier.total + 1, earlier.summary.count + 1]);
    assert.equal(shown.summary.stars[3], earlier.summary.stars[3] + 1);
    const { username, ...first } = shown.reviews[0];
    assert.match(username, /^.\*\*.$/);
    assert.deepEqual([first.id, first.content, first.rating], [data.id, good.content, 4]);
    const reviewed = await shop.api.get(`review/order?order_no=${order_no}`, buyer.token);
    assert.deepEqual(reviewed.data, { reviewed_sku_ids: [TOMATO] });

    await shop.api.post("ops/reviews/hide", { id: data.id, hidden: true }, operator);
    assert.deepEqual(await list(), earlier);
    const mine = (await shop.api.get("review/mine", buyer.token)).data.reviews;
    assert.deepEqual([mine.length, mine[0].id, mine[0].order_no, mine[0].hidden], [1, data.id, order_no, true]);
  });

  test("what is deleted is gone, and its purchase can be reviewed again", async () => {
    const order_no = await paidOrder();
    const { id } = (await add({ order_no })).data;
    assert.deepEqual((await shop.api.post("review/delete", { id }, buyer.token)).data, { success: true });
    assert.equal((await shop.api.post("review/delete", { id }, buyer.token)).error, "review_not_found");
    assert.ok((await list()).reviews.every((review: { id: number }) => review.id !== id));
    assert.equal((await add({ order_no })).status, 200);
  });
});
