import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { eventually } from "@mall/testkit";
import type { LedgerReport } from "../../scripts/ledger/ledger-report.ts";
import { newBuyer, order } from "./buyer.fixture.ts";
import { startProgram } from "./child-process.fixture.ts";
import { readEvents } from "./event-stream.fixture.ts";
import { type RunningShop, startShop } from "./shop.fixture.ts";

const SKU = 2;
const patience = { timeoutMs: 60_000, everyMs: 50 };

describe("staff runs a sale and what follows of it", () => {
  let shop: RunningShop;
  let operator: string;
  before(async () => {
    shop = await startShop({ SECKILL_QPS: "0", ORDER_TIMEOUT_SECONDS: "600" });
    operator = (await shop.api.post("user/login", { username: "operator", password: "123" })).data.token;
  });
  after(async () => await shop?.dispose());

  const post = async (path: string, body: object, token: string) => {
    const answer = await shop.api.post(path, body, token);
    assert.equal(answer.status, 200, `${path}: ${answer.msg}`);
    return answer.data;
  };
  const orderOf = async (orderNo: string, token: string) =>
    (await shop.api.get(`order/detail?order_no=${orderNo}`, token)).data;
  const becomes = async (status: number, orderNo: string, token: string) =>
    await eventually(async () => {
      const found = await orderOf(orderNo, token);
      assert.equal(found?.status, status);
      return found;
    }, patience);
  const pay = async (orderNo: string, token: string) => {
    const { total_amount: amount } = await orderOf(orderNo, token);
    await post("payment/pay", { order_no: orderNo, amount }, token);
    await becomes(1, orderNo, token);
  };
  const plan = async (stock: number): Promise<number> => {
    const [start, end] = [1, 2].map((hours) => new Date(Date.now() + hours * 3_600_000).toISOString());
    return (await post("seckill/activities", { sku_id: SKU, start, end, stock }, operator)).id;
  };
  const ledger = async (): Promise<LedgerReport> => {
    const program = startProgram("scripts/ledger.ts", { DATA_DIR: shop.dataDir }, ["--json", "--wait", "30"]);
    await program.ended;
    return JSON.parse(program.output()) as LedgerReport;
  };

  test("a sale is started, won, told by its stream, shipped and received; stopped, it refuses everybody", async () => {
    const { api, url } = shop;
    const id = await plan(5);
    let told: string[] = [];
    const live = readEvents(`${url}/api/v1/seckill/live?sku_id=${SKU}`, undefined, (came) => {
      told = came.map(({ data: { state, remaining } }) => `${state} ${remaining}`);
      return told.at(-1) === "stopped 4";
    });
    const isTold = (text: string) => eventually(() => assert.equal(told.at(-1), text), patience);
    await isTold("planned 5");
    const buyer = await newBuyer(api);
    assert.equal((await api.post("product/seckill", { sku_id: SKU }, buyer.token)).error, "seckill_not_started");
    assert.equal((await post("ops/sales/start", { id }, operator)).state, "running");
    const { order_no: orderNo } = await post("product/seckill", { sku_id: SKU }, buyer.token);
    const events = await readEvents(`${url}/api/v1/product/seckill/events?order_no=${orderNo}`, buyer.token);
    const { event, data } = events.at(-1) ?? {};
    assert.deepEqual([event, data.status, data.order_no, data.sku_id], ["result", "ordered", orderNo, SKU]);
    for (const earlier of events.slice(0, -1)) assert.deepEqual([earlier.event, earlier.data.ahead], ["place", 0]);

    await pay(orderNo, buyer.token);
    await post("ops/orders/ship", { order_no: orderNo }, operator);
    await post("order/confirm", { order_no: orderNo }, buyer.token);
    const done = await orderOf(orderNo, buyer.token);
    assert.deepEqual([done.status, done.refunded_at], [4, null]);
    assert.match(`${done.shipped_at} ${done.completed_at}`, /^\d{4}-.* \d{4}-/);
    const { orders } = (await api.get(`ops/orders?status=4&user_id=${buyer.userId}&seckill=true`, operator)).data;
    assert.deepEqual(
      orders.map((each: { order_no: string; user_id: number }) => [each.order_no, each.user_id]),
      [[orderNo, buyer.userId]],
    );

    await isTold("running 4");
    assert.equal((await post("ops/sales/stop", { id }, operator)).state, "stopped");
    const late = await newBuyer(api);
    assert.equal((await api.post("product/seckill", { sku_id: SKU }, late.token)).error, "seckill_ended");
    await live;
  });

  test("a refund gives the money back, also of a place in a sale, and the books add up", async () => {
    const { api } = shop;
    const buyer = await newBuyer(api);
    await post("ops/sales/start", { id: await plan(3) }, operator);
    const { order_no: won } = await post("product/seckill", { sku_id: SKU }, buyer.token);
    await becomes(0, won, buyer.token);
    const ordinary = (await order(api, buyer, 1, 2)).order_no;
    for (const orderNo of [won, ordinary]) {
      await pay(orderNo, buyer.token);
      await post("ops/orders/refund", { order_no: orderNo }, operator);
      await post("ops/orders/refund", { order_no: orderNo }, operator);
      const refused = await api.post("ops/orders/ship", { order_no: orderNo }, operator);
      assert.deepEqual([refused.status, refused.error], [409, "order_state_conflict"]);
      assert.match((await becomes(5, orderNo, buyer.token)).refunded_at, /^\d{4}-/);
      await eventually(async () => {
        const { data } = await api.get(`payment/detail?order_no=${orderNo}`, buyer.token);
        assert.equal(data.status, "refunded");
      }, patience);
    }
    assert.deepEqual((await ledger()).findings, []);
  });
});
