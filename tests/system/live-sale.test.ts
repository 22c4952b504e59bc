import assert from "node:assert/strict";
import { after, before, beforeEach, describe, test } from "node:test";
import { eventually } from "@mall/testkit";
import type { Answer } from "./http.fixture.ts";
import { type RunningShop, startShop } from "./shop.fixture.ts";

const SKU = 2;
const PATIENT = { timeoutMs: 60_000, everyMs: 100 };

describe("a live sale", () => {
  let shop: RunningShop;
  let token: string;

  before(async () => {
    shop = await startShop({ SECKILL_QPS: "0", ORDER_TIMEOUT_SECONDS: "3600", LOG_LEVEL: "silent" });
    token = (await shop.api.post("user/login", { username: "operator", password: "123" })).data.token;
  });
  after(async () => await shop?.dispose());
  beforeEach(async () => await settled());

  const post = async (path: string, body: object): Promise<Answer> => await shop.api.post(path, body, token);
  const done = async (path: string, body: object) => {
    const answer = await post(path, body);
    assert.equal(answer.status, 200, `${path}: ${answer.msg}`);
    return answer.data;
  };
  const state = async () => (await shop.api.get("ops/live-sale", token)).data;
  const begin = async (stock: number, buyers = 50, seconds = 2) =>
    await done("ops/live-sale/start", { sku_id: SKU, stock, buyers, seconds });
  const settled = async () => {
    await eventually(async () => assert.match((await state()).phase, /idle|done/), PATIENT);
    return await state();
  };
  /** The books of everything, as the reconciler and the operators see them. */
  const assertBooksFit = async () => {
    const { data } = await shop.api.get("ops/ledger", token);
    for (const book of data.books) assert.equal(book.initial, book.free + book.held + book.sold, JSON.stringify(book));
    assert.deepEqual(data.open, []);
  };
  const stateOf = async (service: string) => {
    const { data } = await shop.api.get("ops/services", token);
    if (service === "broker") return data.broker.state;
    return data.services.find((one: { service: string }) => one.service === service).state;
  };

  test("fewer units than buyers: all are sold, each is an order, and the books fit", async () => {
    await begin(20);
    const twice = await post("ops/live-sale/start", { sku_id: SKU, stock: 1, buyers: 1 });
    assert.deepEqual([twice.status, twice.error], [409, "live_sale_running"]);
    const end = await settled();
    assert.deepEqual([end.verdict, end.crowd.won, end.crowd.failed], ["exact", 20, 0]);
    assert.equal(end.crowd.sold_out, 30);
    assert.deepEqual(end.orders, { landed: 20, unpaid: 20, paid: 0, cancelled: 0 });
    assert.deepEqual(end.ledger, { initial: 20, free: 0, held: 20, sold: 0, drift: 0, open: 0 });
    await assertBooksFit();
  });

  test("a SKU that is not there starts nothing", async () => {
    const answer = await post("ops/live-sale/start", { sku_id: 987_654, stock: 5, buyers: 5 });
    assert.deepEqual([answer.status, answer.error, answer.field], [404, "sku_not_found", "sku_id"]);
  });

  test("the crowd can be sent home; what was won stays", async () => {
    await begin(20, 1000, 30);
    await eventually(async () => assert.ok((await state()).crowd.won > 0), PATIENT);
    await done("ops/live-sale/stop", {});
    const end = await settled();
    assert.equal(end.verdict, "exact");
    assert.ok(end.crowd.sent < 1000);
  });

  /** What the crowd has met with before the part is started again: without the other two it is all sold. */
  const suffered = async (part: string) => {
    const { crowd, orders } = await state();
    if (part === "product-service") return assert.ok(crowd.failed > 0);
    assert.equal(crowd.won, 40);
    assert.ok(orders.landed < 40);
  };

  for (const part of ["product-service", "order-service", "broker"]) {
    test(`${part} is stopped in the middle and started again: everything lands`, async () => {
      await begin(40);
      await eventually(async () => assert.ok((await state()).crowd.won > 0), PATIENT);
      await Promise.all([1, 2].map(() => done("ops/services/stop", { service: part })));
      assert.equal(await stateOf(part), "stopped");
      await eventually(async () => await suffered(part), PATIENT);
      // Who is stopped while it starts ends as the last press says.
      await Promise.all([
        done("ops/services/start", { service: part }),
        done("ops/services/stop", { service: part }),
        done("ops/services/start", { service: part }),
      ]);
      assert.equal(await stateOf(part), "up");
      const end = await settled();
      assert.equal(end.verdict, "exact", JSON.stringify(end));
      assert.equal(end.orders.landed, 40);
      await assertBooksFit();
    });
  }

  test("who calls what is stopped hears so, and what was kept is there again", async () => {
    const address = {
      ...{ name: "张三", mobile: "13800138000", province: "山东省", city: "潍坊市", district: "寿光市" },
      detail_address: "蔬菜路1号",
    };
    const { address_id: id } = await done("address/add", address);
    await done("ops/services/stop", { service: "address-service" });
    const away = await shop.api.get("address/list", token);
    assert.deepEqual([away.status, away.error], [503, "service_unavailable"]);
    await done("ops/services/start", { service: "address-service" });
    const { data } = await shop.api.get("address/list", token);
    assert.ok(data.addresses.some((one: { id: number }) => one.id === id));
  });

  test("the metrics of the rest are told while the broker is away", async () => {
    const metrics = async () => {
      const answer = await fetch(`${shop.url}/metrics`);
      return [answer.status, (await answer.text()).includes("queue_messages{")];
    };
    await done("ops/services/stop", { service: "broker" });
    assert.deepEqual(await metrics(), [200, false]);
    await done("ops/services/start", { service: "broker" });
    assert.deepEqual(await metrics(), [200, true]);
  });

  test("a shop ends cleanly with everything stopped and a sale under way, and goes on where it was", async () => {
    await begin(40, 1000, 30);
    await eventually(async () => assert.ok((await state()).crowd.won > 0), PATIENT);
    const { services } = await done("ops/services/stop", { service: "broker" });
    const stoppable = services.filter((one: { can_stop: boolean }) => one.can_stop);
    for (const { service } of stoppable) await done("ops/services/stop", { service });
    assert.equal(await shop.stop(), 0);
    await shop.start();
    await eventually(assertBooksFit, PATIENT);
    const { data } = await shop.api.get("ops/ledger", token);
    const sale = data.books.find((one: { pool: string; sku_id: number }) => one.pool === "sale" && one.sku_id === SKU);
    await eventually(async () => {
      const answer = await shop.api.get(`ops/orders?seckill=true&page_size=100`, token);
      assert.ok(answer.data.total >= sale.held, `${answer.data.total} orders of ${sale.held} places`);
    }, PATIENT);
  });
});
