import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { eventually } from "@mall/testkit";
import { type Buyer, newBuyer, order } from "./buyer.fixture.ts";
import { type RunningShop, startShop } from "./shop.fixture.ts";

const fresh = {
  ...{ name: "月光芥", description: "酸甜", category_id: 2 },
  skus: [{ name: "一盒", price_cents: 1500, stock: 4 }],
};

describe("the back office", () => {
  let shop: RunningShop;
  let buyer: Buyer;
  let operator: string;

  before(async () => {
    shop = await startShop();
    buyer = await newBuyer(shop.api);
    operator = (await shop.api.post("user/login", { username: "operator", password: "123" })).data.token;
  });
  after(async () => await shop?.dispose());

  const post = (path: string, body: object) => shop.api.post(path, body, operator);
  const found = async (query: string) => {
    const { data } = await shop.api.get(`product/list?query=${encodeURIComponent(query)}&page_size=50`);
    return data.products.map((product: { name: string; price: number }) => [product.name, product.price]);
  };
  const paid = async (skuId: number) => {
    const { order_no, total_amount } = await order(shop.api, buyer, skuId);
    await shop.api.post("payment/pay", { order_no, amount: total_amount }, buyer.token);
    await eventually(async () => {
      const { data } = await shop.api.get(`order/detail?order_no=${order_no}`, buyer.token);
      assert.equal(data.status_name, "paid");
    });
    return order_no;
  };

  test("a product is made, found, bought, changed, counted and taken away, and its order still shows it", async () => {
    assert.deepEqual(await found("月光芥"), []);
    const shelf = async () => (await shop.api.get("product/categories")).data.categories[1].count;
    const shelved = await shelf();
    const made = (await post("ops/products/save", fresh)).data;
    assert.deepEqual([await found("月光芥"), await shelf()], [[["月光芥", 15]], shelved + 1]);

    const before = (await shop.api.get("ops/dashboard?days=2", operator)).data;
    const { sku_id } = made.skus[0];
    const orderNo = await paid(sku_id);
    await eventually(async () => {
      const { sales, orders, categories, trend } = (await shop.api.get("ops/dashboard?days=2", operator)).data;
      assert.equal(sales.total_cents, before.sales.total_cents + 1500);
      assert.deepEqual([orders.total, trend.length], [before.orders.total + 1, 2]);
      assert.ok(categories.some(({ category_id, units }: Record<string, number>) => category_id === 2 && units === 1));
    });

    const skus = [{ sku_id, name: "一盒", price_cents: 1600 }];
    await post("ops/products/save", { ...fresh, id: made.id, name: "星辉果", skus });
    assert.deepEqual([await found("月光芥"), await found("星辉果")], [[], [["星辉果", 16]]]);
    const change = { category_id: 2, percent: 50 };
    const { data: told } = await post("ops/products/price", { ...change, preview: true });
    assert.equal(told.changed, told.skus.length);
    await post("ops/products/price", change);
    await eventually(async () => assert.deepEqual(await found("星辉果"), [["星辉果", 24]]));

    assert.equal((await post("ops/stock/adjust", { sku_id, delta: -2, reason: "损耗" })).data.stock, 1);
    const tooMany = await post("ops/stock/adjust", { sku_id, delta: -2, reason: "损耗" });
    assert.deepEqual([tooMany.status, tooMany.error], [409, "stock_too_low"]);

    await post("ops/products/delete", { id: made.id });
    assert.deepEqual([await found("星辉果"), await shelf()], [[], shelved]);
    const { data } = await shop.api.get(`order/detail?order_no=${orderNo}`, buyer.token);
    assert.deepEqual([data.items[0].product_name, data.total_amount], ["月光芥", 15]);
    const { open } = (await shop.api.get("ops/ledger", operator)).data;
    assert.deepEqual(open, []);
  });

  test("the catalogue goes out as a file and comes back; a mistake in it changes nothing", async () => {
    const exported = await fetch(`${shop.url}/api/v1/ops/products/export`, {
      headers: { authorization: `Bearer ${operator}` },
    });
    const csv = await exported.text();
    const same = (await post("ops/products/import", { csv })).data;
    assert.deepEqual([same.created, same.updated, same.errors], [0, 0, []]);
    const added = `${csv},夜露豆,,,2,,一盒,9.90,3\r\n`;
    const wrong = (await post("ops/products/import", { csv: `${added},晨霜豆,,,404,,一盒,9.90,3\r\n` })).data;
    assert.deepEqual([wrong.created, wrong.errors[0].field], [0, "category_id"]);
    assert.deepEqual((await post("ops/products/import", { csv: added, dry_run: true })).data.created, 1);
    assert.deepEqual(await found("夜露豆"), []);
    assert.equal((await post("ops/products/import", { csv: added })).data.created, 1);
    assert.deepEqual(await found("夜露豆"), [["夜露豆", 9.9]]);
  });
});
