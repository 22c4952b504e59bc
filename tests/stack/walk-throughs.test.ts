import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { eventually } from "@mall/testkit";
import { newBuyer, order, stockOf } from "../system/buyer.fixture.ts";
import { startProgram } from "../system/child-process.fixture.ts";
import { createApi, demoToken } from "../system/http.fixture.ts";
import { runWalkThrough } from "../system/readme.fixture.ts";
import { type FullShop, startFullShop } from "./full-shop.fixture.ts";
import { healthyInstances, jaegerTrace, query, redis } from "./servers.fixture.ts";

/** Seconds to pay: longer than all of a sale takes on a busy machine, as an order that closes gives its unit back. */
const TIME_TO_PAY = 30;
const patience = { timeoutMs: 90_000, everyMs: 100 };
const USERS = Array.from({ length: 50 }, (_, index) => 1000 + index);

/** Seckill orders that are in db_order.orders since a moment, epoch milliseconds. */
async function seckillOrders(since: number): Promise<{ order_no: string; status: number }[]> {
  return await query("select order_no, status from db_order.orders where order_no like 'SK%' and created_at >= ?", [
    since,
  ]);
}

/** The walk-through's two commands. */
async function startSale(sku: number, stock: number): Promise<void> {
  await redis("SET", `seckill:stock:${sku}`, String(stock));
  await redis("DEL", `seckill:user:${sku}`);
}

describe("the walk-throughs on real servers, with two replicas of order, product and gateway", () => {
  let shop: FullShop;
  before(async () => {
    shop = await startFullShop({ order: 2, product: 2, gateway: 2 }, { ORDER_TIMEOUT_SECONDS: String(TIME_TO_PAY) });
  });
  after(async () => {
    const codes = await shop?.stop();
    assert.deepEqual(new Set(codes), new Set([0]), shop?.output());
  });

  test("all nine are healthy in Consul", async () => {
    const expected = { "order-service": 2, "product-service": 2, gateway: 2 };
    const others = ["user", "cart", "payment", "address", "review", "admin"].map((name) => [`${name}-service`, 1]);
    const all = { ...Object.fromEntries(others), ...expected };
    // What a test before this one has killed is dropped in a while.
    await eventually(async () => assert.deepEqual(await healthyInstances(), all), patience);
  });

  test("operations see each instance and may stop none; the back office has figures of every service", async () => {
    const api = createApi(shop.urls[0] ?? "");
    const { token } = (await api.post("user/login", { username: "operator", password: "123" })).data;
    await eventually(async () => {
      const { data } = await api.get("ops/services", token);
      const healthy = (name: string) =>
        data.services
          .find(({ service }: { service: string }) => service === name)
          ?.instances.filter((each: { healthy: boolean }) => each.healthy).length;
      assert.deepEqual(["order-service", "review-service", "admin-service"].map(healthy), [2, 1, 1]);
      assert.deepEqual([data.embedded, data.broker.kind, data.broker.can_stop], [false, "rabbitmq", false]);
    }, patience);
    assert.equal((await api.post("ops/services/stop", { service: "order-service" }, token)).status, 404);
    const { data: figures } = await api.get("ops/dashboard", token);
    assert.ok(figures.users.total >= 3 && figures.products.total >= 20 && figures.trend.length === 7);
    assert.ok((await api.get("review/list?product_id=1")).data.summary.count > 0);
  });

  test("1: register, address, search, cart, order, pay, as the README has it", async () => {
    const tail = String(Date.now()).slice(-9);
    await runWalkThrough("README.md", shop.urls[1] ?? "", { username: `farmer${tail}`, mobile: `13${tail}` });
  });

  test("2: exactly five of fifty win through two gateways, and db_order has exactly their five orders", async () => {
    const since = Date.now();
    await startSale(2, 5);
    const apiOf = (user: number) => createApi(shop.urls[user % 2] ?? "");
    const answers = await Promise.all(
      USERS.map((user) => apiOf(user).post("product/seckill", { sku_id: 2 }, demoToken(user))),
    );
    const won = answers.flatMap((answer) => (answer.status === 200 ? [String(answer.data.order_no)] : []));
    assert.equal(won.length, 5);
    assert.equal(answers.filter((answer) => answer.msg === "手慢了，已被抢光").length, 45);
    assert.equal(await redis("GET", "seckill:stock:2"), "0");
    assert.equal(await redis("SCARD", "seckill:user:2"), 5);
    await eventually(async () => {
      const rows = await seckillOrders(since);
      assert.deepEqual(rows.map((row) => row.order_no).toSorted(), won.toSorted());
    }, patience);
  });

  test("2: the load script tells winners from losers", async () => {
    await startSale(2, 5);
    const load = startProgram("scripts/seckill-load.ts", {}, ["--url", shop.urls[0] ?? "", "--users", "50"]);
    assert.equal(await load.ended, 0, load.output());
    assert.equal(load.output().match(/🟢/g)?.length, 5, load.output());
    assert.match(load.output(), /🔴 手慢了/);
  });

  test("3: unpaid orders close; their stock is back in MySQL, and in Redis for a seckill order, once", async () => {
    const buyer = await newBuyer(shop.api);
    const stock = await stockOf(shop.api, 1, 1);
    const placed = await order(shop.api, buyer, 1, 3);
    await startSale(4, 2);
    const won = await shop.api.post("product/seckill", { sku_id: 4 }, demoToken(1000));
    assert.equal(won.status, 200, won.msg);
    assert.equal(await redis("GET", "seckill:stock:4"), "1");
    const statusOf = async (orderNo: string) =>
      (await query<{ status: number }>("select status from db_order.orders where order_no = ?", [orderNo]))[0]?.status;
    for (const orderNo of [placed.order_no, won.data.order_no]) {
      await eventually(async () => assert.equal(await statusOf(orderNo), 2), patience);
    }
    await eventually(async () => assert.equal(await stockOf(shop.api, 1, 1), stock), patience);
    await eventually(async () => assert.equal(await redis("GET", "seckill:stock:4"), "2"), patience);
    assert.equal(await redis("SISMEMBER", "seckill:user:4", "1000"), 0);
  });

  test("4: Jaeger shows one trace through gateway, order, product, database and the queue", async () => {
    const buyer = await newBuyer(shop.api);
    const body = { address_id: buyer.addressId, items: [{ sku_id: 1, quantity: 1 }] };
    const created = await shop.api.post("order/create", body, buyer.token);
    await assertTrace(created.headers.get("x-trace-id"), [
      "gateway POST /api/v1/order/create",
      "gateway auth",
      "order-service order-service/CreateOrder",
      "product-service product-service/ReserveStock",
      "product-service database UPDATE skus",
      "order-service database INSERT orders",
      "order-service publish order.delay.queue",
    ]);
    await startSale(5, 1);
    const won = await shop.api.post("product/seckill", { sku_id: 5 }, demoToken(1001));
    await assertTrace(won.headers.get("x-trace-id"), [
      "gateway POST /api/v1/product/seckill",
      "product-service product-service/Seckill",
      "product-service redis reserve-seckill",
      "product-service publish seckill.order.queue",
      "order-service process seckill.order.queue",
      "order-service database INSERT orders",
    ]);
  });

  async function assertTrace(traceId: string | null, steps: readonly string[]): Promise<void> {
    await eventually(async () => {
      const spans = await jaegerTrace(traceId ?? "");
      assert.deepEqual(
        steps.filter((step) => !spans.includes(step)),
        [],
        spans.join("\n"),
      );
    }, patience);
  }
});
