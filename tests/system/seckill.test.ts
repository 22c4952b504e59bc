import assert from "node:assert/strict";
import { DatabaseSync } from "node:sqlite";
import { after, before, describe, test } from "node:test";
import { eventually } from "@mall/testkit";
import { startProgram } from "./child-process.fixture.ts";
import { demoToken } from "./http.fixture.ts";
import { type RunningShop, startShop } from "./shop.fixture.ts";

const USERS = Array.from({ length: 50 }, (_, index) => 1000 + index);
const STOCK = 5;

/** `npm run seckill:prepare -- SKU STOCK` on the shop's data. */
async function prepare(shop: RunningShop, sku = 2, stock = STOCK): Promise<void> {
  const program = startProgram("scripts/seckill-prepare.ts", { DATA_DIR: shop.dataDir }, [String(sku), String(stock)]);
  assert.equal(await program.ended, 0, program.output());
}

/** All at once, as the load script does. */
async function crowd(shop: RunningShop, sku = 2) {
  return await Promise.all(USERS.map((user) => shop.api.post("product/seckill", { sku_id: sku }, demoToken(user))));
}

/** Seckill order numbers in db_order.orders. */
function seckillOrders(shop: RunningShop): string[] {
  const database = new DatabaseSync(`${shop.dataDir}/db_order.sqlite`, { readOnly: true });
  const rows = database.prepare("select order_no from orders where order_no like 'SK%'").all();
  database.close();
  return rows.map((row) => String(row.order_no));
}

function countBy(messages: string[]): Record<string, number> {
  return Object.fromEntries(
    Object.entries(Object.groupBy(messages, (msg) => msg)).map(([msg, all]) => [msg, all?.length ?? 0]),
  );
}

describe("seckill with the limit lifted", () => {
  let shop: RunningShop;
  before(async () => {
    shop = await startShop({ SECKILL_QPS: "0" });
  });
  after(async () => await shop.dispose());

  test("before a sale it has not started", async () => {
    const answer = await shop.api.post("product/seckill", { sku_id: 3 }, demoToken(1000));
    assert.deepEqual([answer.status, answer.msg], [400, "秒杀活动未开始"]);
  });

  test("walk-through 2: exactly 5 of 50 win, in each of 20 rounds, and each win is an order", async () => {
    const won = new Set<string>();
    for (let round = 0; round < 20; round += 1) {
      await prepare(shop);
      const answers = await crowd(shop);
      const winners = answers.filter((answer) => answer.status === 200);
      assert.equal(winners.length, STOCK);
      assert.deepEqual(countBy(answers.map((answer) => answer.msg)), {
        success: STOCK,
        "手慢了，已被抢光": USERS.length - STOCK,
      });
      for (const winner of winners) won.add(winner.data.order_no);
      await eventually(() => assert.deepEqual(new Set(seckillOrders(shop)), won));
    }
    assert.equal(won.size, 20 * STOCK);
  });

  test("a sale of a SKU that is not there is refused with what to do", async () => {
    const program = startProgram("scripts/seckill-prepare.ts", { DATA_DIR: shop.dataDir }, ["987654", "5"]);
    assert.equal(await program.ended, 2);
    assert.match(program.output(), /There is no SKU 987654/);
  });

  test("one place a user, however often and fast he asks", async () => {
    await prepare(shop);
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => shop.api.post("product/seckill", { sku_id: 2 }, demoToken(2000))),
    );
    assert.deepEqual(countBy(answers.map((answer) => answer.msg)), { success: 1, 您已经抢购过了: 19 });
  });

  test("the result goes from queued to ordered, and is nobody else's", async () => {
    await prepare(shop);
    const { data } = await shop.api.post("product/seckill", { sku_id: 2 }, demoToken(3000));
    await eventually(async () => {
      const result = await shop.api.get("product/seckill/result?sku_id=2", demoToken(3000));
      assert.deepEqual([result.data.status, result.data.order_no], ["ordered", data.order_no]);
      assert.match(result.data.pay_before, /^\d{4}-\d\d-\d\d /);
    });
    const stranger = await shop.api.get(`product/seckill/result?order_no=${data.order_no}`, demoToken(3001));
    assert.equal(stranger.status, 404);
  });

  test("an operator plans a sale; it opens by itself and sells its own allotment", async () => {
    const login = await shop.api.post("user/login", { username: "operator", password: "123" });
    const start = new Date(Date.now() + 300).toISOString();
    const end = new Date(Date.now() + 3_600_000).toISOString();
    const planned = await shop.api.post("seckill/activities", { sku_id: 5, start, end, stock: 3 }, login.data.token);
    assert.equal(planned.status, 200, planned.msg);
    await eventually(async () => {
      const answer = await shop.api.post("product/seckill", { sku_id: 5 }, demoToken(4000));
      assert.equal(answer.status, 200, answer.msg);
    });
    const list = await shop.api.get("seckill/activities");
    const activity = list.data.activities.find((one: { sku_id: number }) => one.sku_id === 5);
    assert.deepEqual([activity.stock, activity.remaining], [3, 2]);
    const twice = await shop.api.post("seckill/activities", { sku_id: 5, start, end, stock: 3 }, login.data.token);
    assert.equal(twice.error, "activity_overlaps");
  });

  test("the load script shows the winners and exits well", async () => {
    await prepare(shop);
    const load = startProgram("scripts/seckill-load.ts", {}, ["--url", shop.url, "--users", "50"]);
    assert.equal(await load.ended, 0, load.output());
    assert.equal(load.output().match(/🟢/g)?.length, STOCK);
    assert.match(load.output(), /🔴 手慢了/);
  });
});

describe("seckill at five a second", () => {
  test("walk-through 2: five win, nearly all others hear 系统繁忙", async () => {
    const shop = await startShop();
    try {
      await prepare(shop);
      const answers = await crowd(shop);
      const counts = countBy(answers.map((answer) => answer.msg));
      assert.equal(counts.success, STOCK);
      assert.ok((counts["系统繁忙，请稍后再试"] ?? 0) > 0);
      await eventually(() => assert.equal(seckillOrders(shop).length, STOCK));
    } finally {
      await shop.dispose();
    }
  });
});
