import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { eventually } from "@mall/testkit";
import { newBuyer } from "../system/buyer.fixture.ts";
import { demoToken } from "../system/http.fixture.ts";
import { type FullShop, startFullShop } from "./full-shop.fixture.ts";
import { healthyInstances, query, redis } from "./servers.fixture.ts";

const patience = { timeoutMs: 60_000, everyMs: 100 };

describe("one of two order replicas is killed in mid-sale", () => {
  let shop: FullShop;
  before(async () => {
    shop = await startFullShop({ order: 2 });
  });
  after(async () => void (await shop?.stop()));

  test("no place is lost, reads never fail, Consul drops the dead one and the other takes over", async () => {
    const buyer = await newBuyer(shop.api);
    await redis("SET", "seckill:stock:6", "100");
    await redis("DEL", "seckill:user:6");
    let running = true;
    const failedReads: string[] = [];
    const reader = (async () => {
      while (running) {
        const answer = await shop.api.get("order/list?page=1", buyer.token);
        if (answer.status !== 200) failedReads.push(`${answer.status} ${answer.error}`);
        await sleep(5);
      }
    })();

    const won: string[] = [];
    const attempts = Array.from({ length: 150 }, async (_, index) => {
      await sleep(index * 5);
      const answer = await shop.api.post("product/seckill", { sku_id: 6 }, demoToken(5000 + index));
      if (answer.status === 200) won.push(answer.data.order_no);
      else assert.equal(answer.error, "seckill_sold_out");
    });
    await sleep(200);
    await shop.kill("order-2");
    await Promise.all(attempts);
    assert.equal(won.length, 100);
    await eventually(async () => assert.equal((await healthyInstances())["order-service"], 1), patience);
    await eventually(async () => {
      const rows = await query<{ order_no: string }>("select order_no from db_order.orders where order_no in (?)", [
        won,
      ]);
      assert.equal(rows.length, 100);
    }, patience);
    running = false;
    await reader;
    assert.deepEqual(failedReads, []);

    shop.start("order-2");
    await eventually(async () => assert.equal((await healthyInstances())["order-service"], 2), patience);
  });

  test("an order that failed with the replica succeeds when its buyer sends it again", async () => {
    const buyer = await newBuyer(shop.api);
    const items = [{ sku_id: 3, quantity: 1 }];
    const create = async (key: string) => {
      const body = { address_id: buyer.addressId, items };
      for (const end = performance.now() + patience.timeoutMs; ; ) {
        const answer = await shop.api.post("order/create", body, buyer.token, { "idempotency-key": key });
        if (answer.status === 200 || performance.now() > end) return answer;
        assert.equal(answer.status, 503, `${answer.status} ${answer.msg}`);
        assert.equal(answer.headers.get("retry-after"), "1");
        await sleep(200);
      }
    };
    const creates = Array.from({ length: 40 }, async (_, index) => {
      await sleep(index * 10);
      return await create(`k-${buyer.userId}-${index}`);
    });
    await sleep(150);
    await shop.kill("order");
    const answers = await Promise.all(creates);
    assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([200]));
    assert.equal(new Set(answers.map(({ data }) => data.order_no)).size, 40);
  });
});
