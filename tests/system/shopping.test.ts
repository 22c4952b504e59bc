import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { eventually } from "@mall/testkit";
import { type Buyer, newBuyer, order, stockOf } from "./buyer.fixture.ts";
import { type RunningShop, startShop } from "./shop.fixture.ts";

describe("shopping", () => {
  let shop: RunningShop;
  let buyer: Buyer;

  before(async () => {
    shop = await startShop();
    buyer = await newBuyer(shop.api);
  });
  after(async () => await shop.dispose());

  test("walk-through 1: search, cart, order, pay", async () => {
    const { api } = shop;
    const found = await api.get(`product/list?query=${encodeURIComponent("西红柿")}`);
    assert.equal(found.data.products[0].name, "新鲜西红柿");
    assert.match(found.data.products[0].highlight, /<em>西红柿<\/em>/);
    const stock = await stockOf(api, 1, 1);
    await api.post("cart/add", { sku_id: 1, quantity: 2 }, buyer.token);
    const created = await api.post("order/create", { address_id: buyer.addressId, sku_ids: [1] }, buyer.token);
    assert.deepEqual([created.status, created.data.total_amount, created.data.total_amount_cents], [200, 11, 1100]);
    assert.equal(await stockOf(api, 1, 1), stock - 2);
    const paid = await api.post("payment/pay", { order_no: created.data.order_no, amount: 11 }, buyer.token);
    assert.equal(paid.status, 200, paid.msg);
    const bought = await eventually(async () => {
      const [first] = (await api.get("order/list?status=1", buyer.token)).data.orders;
      assert.ok(first, "no order is paid");
      return first;
    });
    assert.deepEqual(
      [bought.order_no, bought.status, bought.receiver_name, bought.items[0].quantity],
      [created.data.order_no, 1, "张三", 2],
    );
    assert.deepEqual((await api.get("cart/list", buyer.token)).data.items, []);
  });

  test("nobody pays, sees or cancels an order of somebody else, nor another amount", async () => {
    const { api } = shop;
    const mine = await order(api, buyer, 1);
    const stranger = await newBuyer(api);
    const pay = await api.post("payment/pay", { order_no: mine.order_no, amount: mine.total_amount }, stranger.token);
    const cancel = await api.post("order/cancel", { order_no: mine.order_no }, stranger.token);
    const see = await api.get(`order/detail?order_no=${mine.order_no}`, stranger.token);
    assert.deepEqual([pay.error, cancel.error, see.error], ["order_not_found", "order_not_found", "order_not_found"]);
    const less = await api.post("payment/pay", { order_no: mine.order_no, amount: 0.01 }, buyer.token);
    assert.deepEqual([less.status, less.error, less.field], [400, "amount_mismatch", "amount"]);
    const address = await api.post(
      "order/create",
      { address_id: buyer.addressId, items: [{ sku_id: 1, quantity: 1 }] },
      stranger.token,
    );
    assert.equal(address.error, "address_not_found");
  });

  test("a cancelled order gives its stock back, once, and cannot be paid", async () => {
    const { api } = shop;
    const stock = await stockOf(api, 3, 3);
    const placed = await order(api, buyer, 3, 5);
    assert.equal(await stockOf(api, 3, 3), stock - 5);
    assert.equal((await api.post("order/cancel", { order_no: placed.order_no }, buyer.token)).status, 200);
    assert.equal(
      (await api.post("order/cancel", { order_no: placed.order_no }, buyer.token)).error,
      "order_not_cancellable",
    );
    await eventually(async () => assert.equal(await stockOf(api, 3, 3), stock));
    const paid = await api.post("payment/pay", { order_no: placed.order_no, amount: placed.total_amount }, buyer.token);
    assert.equal(paid.error, "order_not_payable");
  });

  test("an order of several lines takes all or nothing", async () => {
    const { api } = shop;
    const stock = await stockOf(api, 4, 4);
    const items = [
      { sku_id: 4, quantity: 3 },
      // Each of the two would fit by itself.
      { sku_id: 5, quantity: 450 },
      { sku_id: 5, quantity: 450 },
    ];
    const refused = await api.post("order/create", { address_id: buyer.addressId, items }, buyer.token);
    assert.deepEqual([refused.status, refused.error], [409, "stock_insufficient"]);
    assert.equal(await stockOf(api, 4, 4), stock);
  });

  test("a payment that fails may be tried again; one that is slow is settled later", async () => {
    const { api } = shop;
    const placed = await order(api, buyer, 6);
    const pay = (simulate: string) =>
      api.post("payment/pay", { order_no: placed.order_no, amount: placed.total_amount, simulate }, buyer.token);
    // Asked again where the provider took longer than an answer waits.
    await eventually(async () => {
      const failed = await pay("fail");
      assert.deepEqual([failed.status, failed.error], [409, "payment_failed"]);
    });
    const slow = await pay("slow");
    assert.deepEqual([slow.status, slow.data.status], [200, "pending"]);
    await eventually(
      async () => assert.equal((await api.get(`order/detail?order_no=${placed.order_no}`, buyer.token)).data.status, 1),
      { timeoutMs: 60_000, everyMs: 100 },
    );
  });

  test("a forged callback of the provider is refused", async () => {
    const headers = {
      "x-payment-timestamp": String(Math.floor(Date.now() / 1000)),
      "x-payment-signature": "0".repeat(64),
    };
    const forged = await shop.api.post("payment/callback", { payment_no: "1" }, undefined, headers);
    assert.deepEqual([forged.status, forged.error], [401, "callback_rejected"]);
  });

  test("refresh tokens work once; logging out ends the session", async () => {
    const { api } = shop;
    const account = { username: `session-${Date.now()}`, password: "123" };
    await api.post("user/register", account);
    const first = (await api.post("user/login", account)).data;
    const second = (await api.post("user/refresh", { refresh_token: first.refresh_token })).data;
    assert.equal((await api.get("user/info", second.token)).data.username, account.username);
    const reused = await api.post("user/refresh", { refresh_token: first.refresh_token });
    assert.deepEqual([reused.status, reused.error], [401, "refresh_token_reused"]);
    const again = (await api.post("user/login", account)).data;
    await api.post("user/logout", {}, again.token);
    assert.equal((await api.get("user/info", again.token)).error, "token_invalid");
  });

  test("the same Idempotency-Key makes one order", async () => {
    const { api } = shop;
    const body = { address_id: buyer.addressId, items: [{ sku_id: 7, quantity: 1 }] };
    const key = { "idempotency-key": `key-${Date.now()}` };
    const first = await api.post("order/create", body, buyer.token, key);
    const again = await api.post("order/create", body, buyer.token, key);
    assert.equal(again.data.order_no, first.data.order_no);
    assert.equal((await api.post("order/create", { ...body, items: [] }, buyer.token, key)).status, 400);
  });

  test("registering twice with one Idempotency-Key makes one account", async () => {
    const account = { username: `key-${Date.now()}`, password: "123" };
    const key = { "idempotency-key": `register-${Date.now()}` };
    const first = await shop.api.post("user/register", account, undefined, key);
    const again = await shop.api.post("user/register", account, undefined, key);
    assert.deepEqual([again.status, again.data.user_id], [200, first.data.user_id]);
    assert.equal((await shop.api.post("user/register", account)).error, "username_taken");
  });

  test("twenty buyers race for the last pieces: none is sold twice", async () => {
    const { api } = shop;
    const stock = await stockOf(api, 8, 8);
    const each = Math.floor(stock / 7);
    const answers = await Promise.all(
      Array.from({ length: 20 }, () =>
        api.post("order/create", { address_id: buyer.addressId, items: [{ sku_id: 8, quantity: each }] }, buyer.token),
      ),
    );
    const sold = answers.filter((answer) => answer.status === 200).length;
    assert.equal(sold, Math.floor(stock / each));
    assert.equal(await stockOf(api, 8, 8), stock - sold * each);
  });
});
