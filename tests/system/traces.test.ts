import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { eventually } from "@mall/testkit";
import { newBuyer } from "./buyer.fixture.ts";
import { startProgram } from "./child-process.fixture.ts";
import { demoToken } from "./http.fixture.ts";
import { type RunningShop, startShop } from "./shop.fixture.ts";

describe("walk-through 4: the traces", () => {
  let shop: RunningShop;
  let operator: string;
  before(async () => {
    shop = await startShop({ SECKILL_QPS: "0" });
    operator = (await shop.api.post("user/login", { username: "operator", password: "123" })).data.token;
  });
  after(async () => await shop.dispose());

  const asked = async (path: string) => await shop.api.get(path, operator);

  /** The spans of a trace, `service name`, by their start. */
  const waterfall = async (traceId: string | null): Promise<string[]> => {
    const { data } = await asked(`ops/traces/${traceId}`);
    const spans: { service: string; name: string }[] = data?.spans ?? [];
    return spans.map(({ service, name }) => `${service} ${name}`);
  };

  /** Asserts that these lines are there in this order, others between them. */
  const assertChain = (lines: string[], chain: string[]): void => {
    let at = -1;
    for (const step of chain) {
      at = lines.indexOf(step, at + 1);
      assert.notEqual(at, -1, `${step}\nis not where it should be in\n${lines.join("\n")}`);
    }
  };

  test("an order goes from the gateway through auth, order and product to the database", async () => {
    const buyer = await newBuyer(shop.api);
    const created = await shop.api.post("order/create", { items: [{ sku_id: 1, quantity: 1 }] }, buyer.token);
    assert.equal(created.status, 200, created.msg);
    await eventually(async () =>
      assertChain(await waterfall(created.headers.get("x-trace-id")), [
        "gateway POST /api/v1/order/create",
        "gateway auth",
        "gateway order-service/CreateOrder",
        "order-service order-service/CreateOrder",
        "order-service product-service/ReserveStock",
        "product-service product-service/ReserveStock",
        "product-service database UPDATE skus",
        "order-service database INSERT orders",
        "order-service publish order.delay.queue",
      ]),
    );
  });

  test("a won place goes on through the queue", async () => {
    const prepare = startProgram("scripts/seckill-prepare.ts", { DATA_DIR: shop.dataDir }, ["2", "1"]);
    assert.equal(await prepare.ended, 0, prepare.output());
    const won = await shop.api.post("product/seckill", { sku_id: 2 }, demoToken(1000));
    await eventually(async () =>
      assertChain(await waterfall(won.headers.get("x-trace-id")), [
        "gateway POST /api/v1/product/seckill",
        "gateway auth",
        "product-service product-service/Seckill",
        "product-service publish seckill.order.queue",
        "order-service process seckill.order.queue",
        "order-service database INSERT orders",
      ]),
    );
  });

  test("the list finds a trace by its name, and says when there is none", async () => {
    const list = async (name: string) => (await asked(`ops/traces?name=${name}`)).data.traces;
    assert.equal((await list("product/seckill"))[0].name, "POST /api/v1/product/seckill");
    assert.deepEqual(await list("nothing-like-this"), []);
    assert.equal((await asked(`ops/traces/${"0".repeat(32)}`)).error, "trace_not_found");
  });
});
