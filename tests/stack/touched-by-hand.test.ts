import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { eventually, serverAddress } from "@mall/testkit";
import { newBuyer } from "../system/buyer.fixture.ts";
import { startProgram } from "../system/child-process.fixture.ts";
import { demoToken } from "../system/http.fixture.ts";
import { type FullShop, startFullShop } from "./full-shop.fixture.ts";
import { redis, serverAddresses } from "./servers.fixture.ts";

const patience = { timeoutMs: 45_000, everyMs: 200 };

describe("state that people touch", () => {
  let shop: FullShop;
  before(async () => {
    shop = await startFullShop();
  });
  after(async () => void (await shop?.stop()));

  const found = async () => {
    const answer = await shop.api.get("product/list?query=%E8%A5%BF%E7%BA%A2%E6%9F%BF");
    assert.equal(answer.status, 200, answer.msg);
    assert.match(answer.data.products[0].name, /西红柿/);
  };

  test("the search index may be deleted: it is filled again", async () => {
    await eventually(found, patience);
    const response = await fetch(`${serverAddress("ES_URL")}/products`, { method: "DELETE" });
    assert.equal(response.status, 200, await response.text());
    await eventually(found, patience);
    await eventually(async () => {
      const index = await fetch(`${serverAddress("ES_URL")}/products/_count`);
      assert.ok(((await index.json()) as { count: number }).count >= 20);
    }, patience);
  });

  test("npm run search:rebuild fills it while it is searched", async () => {
    const rebuild = startProgram("scripts/search-rebuild.ts", serverAddresses());
    let searches = 0;
    const ended = rebuild.ended.then(() => true);
    while (!(await Promise.race([ended, found().then(() => false)]))) searches += 1;
    assert.equal(await rebuild.ended, 0, rebuild.output());
    assert.ok(searches > 0);
  });

  test("FLUSHALL leaves empty carts and no sale, and a shop that goes on", async () => {
    const buyer = await newBuyer(shop.api);
    await shop.api.post("cart/add", { sku_id: 1, quantity: 2 }, buyer.token);
    await redis("SET", "seckill:stock:8", "5");
    const login = await shop.api.post("user/login", { username: "operator", password: "123" });
    const plan = { sku_id: 9, start: new Date().toISOString(), end: new Date(Date.now() + 60_000).toISOString() };
    await shop.api.post("seckill/activities", { ...plan, stock: 5 }, login.data.token);
    await eventually(async () => assert.equal(await redis("GET", "seckill:stock:9"), "5"), patience);
    await redis("FLUSHALL");

    for (const sku of [8, 9]) {
      const answer = await shop.api.post("product/seckill", { sku_id: sku }, demoToken(1000));
      assert.equal(answer.error, "seckill_not_started");
    }
    await eventually(() => assert.match(shop.output("product"), /is gone from Redis: activity \d+ ended/), patience);
    assert.deepEqual((await shop.api.get("cart/list", demoToken(1002))).data.items, []);
    // Logins were kept there, too: buyers log in again and go on.
    const again = await newBuyer(shop.api);
    assert.equal((await shop.api.post("cart/add", { sku_id: 1, quantity: 2 }, again.token)).status, 200);
    await redis("SET", "seckill:stock:8", "1");
    assert.equal((await shop.api.post("product/seckill", { sku_id: 8 }, demoToken(1000))).status, 200);
  });
});
