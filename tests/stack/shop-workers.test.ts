import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { eventually } from "@mall/testkit";
import { newBuyer } from "../system/buyer.fixture.ts";
import { demoToken } from "../system/http.fixture.ts";
import { query, redis } from "./servers.fixture.ts";
import { startShopWorkers } from "./shop-workers.fixture.ts";

const patience = { timeoutMs: 30_000, everyMs: 50 };
const SKU = 14;

/** Longer than a request that is never answered: one on its way to a process that dies hears nothing, and gives up. */
const PERSISTENCE = { timeoutMs: 200_000, everyMs: 50 };

/** Longer than anybody has patience: a session that is over by then was told of, and did not run out. */
const TRUST = { SESSION_CACHE_MS: "60000", SESSION_TRUST_MS: "60000" };

type Shop = Awaited<ReturnType<typeof startShopWorkers>>;

describe("the whole shop in two processes on one port", () => {
  let shop: Shop;
  before(async () => {
    shop = await startShopWorkers(2, TRUST);
  });
  after(async () => void (await shop?.stop()));

  const open = async (stock: number) => {
    await redis("SET", `seckill:stock:${SKU}`, String(stock));
    await redis("DEL", `seckill:user:${SKU}`);
  };
  const attempt = (userId: number) => shop.api.post("product/seckill", { sku_id: SKU }, demoToken(userId));
  const placeOf = async (userId: number): Promise<string> => {
    const place = await shop.api.get(`product/seckill/result?sku_id=${SKU}`, demoToken(userId));
    assert.equal(place.status, 200, place.msg);
    return place.data.order_no;
  };
  const rush = (from: number, count: number) =>
    Promise.all(Array.from({ length: count }, (_, index) => attempt(from + index)));
  const loginAsOperator = async (): Promise<string> =>
    (await shop.api.post("user/login", { username: "operator", password: "123" })).data.token;
  const processes = async (operator: string): Promise<number[]> =>
    (await shop.api.get("ops/flow/figures", operator)).data.processes;

  test("fifty buyers at once, ten times: the stock is sold, and a stock set by hand is seen at once", async () => {
    for (let round = 1; round <= 10; round += 1) {
      await open(5);
      const answers = await rush(1000, 50);
      assert.equal(answers.filter(({ status }) => status === 200).length, 5);
      for (const { status, error } of answers) assert.ok(status === 200 || error === "seckill_sold_out", error);
    }
  });

  test("who bought in one process is told so by the other", async () => {
    await open(1);
    assert.equal((await attempt(3000)).status, 200);
    const again = await Promise.all(Array.from({ length: 20 }, () => attempt(3000)));
    assert.deepEqual([...new Set(again.map(({ error }) => error))], ["seckill_already_bought"]);
  });

  test("who logs out in one process is out in the other", async () => {
    const buyer = await newBuyer(shop.api);
    const ask = () => Promise.all(Array.from({ length: 20 }, () => shop.api.get("user/info", buyer.token)));
    assert.ok((await ask()).every(({ status }) => status === 200));
    await shop.api.post("user/logout", {}, buyer.token);
    await eventually(async () => assert.ok((await ask()).every(({ status }) => status === 401)), patience);
  });

  test("one that is killed in mid-sale is replaced; no place that was told is lost", async () => {
    const operator = await loginAsOperator();
    const [killed = 0] = await eventually(async () => {
      const ids = await processes(operator);
      assert.equal(new Set(ids).size, 2);
      return ids;
    }, patience);
    await open(200);
    const won: string[] = [];
    const buy = async (userId: number) => {
      const { status, error, data } = await attempt(userId);
      if (status !== 200) assert.equal(error, "seckill_already_bought");
      won.push(status === 200 ? data.order_no : await placeOf(userId));
    };
    const first = Array.from({ length: 60 }, (_, index) => buy(4000 + index).catch(() => {}));
    process.kill(killed, "SIGKILL");
    await Promise.all(first);
    // A connection may still be handed to the dead one: who hears nothing tries again, and may have won all the same.
    await Promise.all(Array.from({ length: 60 }, (_, index) => eventually(() => buy(5000 + index), PERSISTENCE)));
    assert.ok(won.length >= 60, `${won.length} won`);
    await eventually(async () => {
      const sql = "select order_no from db_order.orders where order_no in (?)";
      assert.equal((await query<{ order_no: string }>(sql, [won])).length, won.length);
    }, patience);
    await eventually(async () => {
      const ids = await processes(operator);
      assert.ok(new Set(ids).size === 2 && !ids.includes(killed));
    }, patience);
  });

  test("it stops in order", async () => {
    assert.equal(await shop.stop(), 0);
  });
});
