import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { eventually, serverAddress } from "@mall/testkit";
import { type Buyer, newBuyer } from "../system/buyer.fixture.ts";
import { createApi, demoToken } from "../system/http.fixture.ts";
import { type FullShop, startFullShop } from "./full-shop.fixture.ts";

const patience = { timeoutMs: 45_000, everyMs: 200 };
const KEY = `${serverAddress("CONSUL_ADDR")}/v1/kv/flash-mall/flow-rules`;
const SERVICES = ["user", "product", "cart", "order", "payment", "address", "gateway", "gateway-2"];

describe("flow control of the full shop, two gateways", () => {
  let shop: FullShop;
  let operator: string;
  let buyer: Buyer;
  let gateways: ReturnType<typeof createApi>[];

  /** Nothing a former run has left, and nothing for the next one. */
  const forgetRules = async () => {
    await fetch(KEY, { method: "DELETE" });
    await fetch(`${KEY}-history?recurse=true`, { method: "DELETE" });
  };
  const list = () => shop.api.get("product/list?page=1&page_size=3");
  const figures = async () => (await shop.api.get("ops/flow/figures", operator)).data;
  const breakerOf = async (resource: string, state: string) => {
    const { breakers } = await figures();
    return breakers.some((each: Record<string, unknown>) => each.resource === resource && each.state === state);
  };
  const everyGateway = (error: string) =>
    eventually(async () => {
      for (const api of gateways) {
        const answer = await api.post("product/seckill", { sku_id: 999 }, demoToken(1000));
        assert.equal(answer.error, error);
      }
    }, patience);

  before(async () => {
    await forgetRules();
    shop = await startFullShop({ gateway: 2 });
    gateways = shop.urls.map((url) => createApi(url));
    operator = (await shop.api.post("user/login", { username: "operator", password: "123" })).data.token;
    buyer = await newBuyer(shop.api);
  });
  after(async () => {
    await forgetRules();
    await shop?.stop();
  });

  test("a rule put into Consul acts in both gateways, is one version of the history, and goes with its key", async () => {
    await everyGateway("seckill_not_started");
    await fetch(KEY, { method: "PUT", body: '[{"resource":"seckill_api","threshold":0}]' });
    await everyGateway("seckill_busy");
    await eventually(() => {
      for (const name of SERVICES) assert.match(shop.output(name), /flow rules taken over/, name);
    }, patience);
    const { versions } = (await shop.api.get("ops/flow/history", operator)).data;
    assert.deepEqual(
      versions.map(({ by }: { by: string }) => by),
      ["consul"],
    );

    await fetch(KEY, { method: "PUT", body: '{"flow":[{"resource":"seckill_api","threshold":-1}]}' });
    await eventually(() => {
      for (const name of SERVICES) assert.match(shop.output(name), /flow\.0\.threshold/, name);
    }, patience);
    await everyGateway("seckill_busy");
    await fetch(KEY, { method: "DELETE" });
    await everyGateway("seckill_not_started");
  });

  test("a rule saved with one gateway acts in the other; a save on top of an older version is refused", async () => {
    const [first, second] = gateways;
    const put = (threshold: number, expected_version: number) =>
      first?.put(
        "ops/flow/rules",
        { rules: { flow: [{ resource: "seckill_api", threshold }] }, expected_version, comment: "closing time" },
        operator,
      );
    const saved = await put(0, 0);
    assert.equal(saved?.status, 200, saved?.msg);
    await everyGateway("seckill_busy");
    assert.deepEqual([(await put(9, 1))?.error], ["rules_conflict"]);
    const [newest] = (await second?.get("ops/flow/history", operator))?.data.versions ?? [];
    assert.deepEqual([newest.version, newest.comment], [saved?.data.version, "closing time"]);
    assert.equal((await first?.put("ops/flow/rules", { rules: {} }, operator))?.status, 200);
    await everyGateway("seckill_not_started");
  });

  test("product service made slow: the breaker opens, the shelf answers from memory, probes close it", async () => {
    assert.equal((await list()).headers.get("x-stale"), null);
    const fault = (body: object) => shop.api.put("ops/faults", { service: "product-service", ...body }, operator);
    await fault({ fault: { latency_ms: 2500, seconds: 600 } });
    await eventually(() => assert.match(shop.output("product"), /faults are switched on/), patience);
    const opened = async () => {
      await Promise.all(Array.from({ length: 5 }, list));
      assert.ok(await breakerOf("product-service/ListProducts", "open"));
    };
    await eventually(opened, patience);
    const shelf = await list();
    assert.deepEqual([shelf.status, shelf.headers.get("x-stale")], [200, "true"]);
    assert.equal((await shop.api.get("order/list?page=1", buyer.token)).status, 200);
    await fault({});
    await eventually(async () => {
      assert.equal((await list()).headers.get("x-stale"), null);
      assert.ok(await breakerOf("product-service/ListProducts", "closed"));
    }, patience);
  });

  test("product service killed: the shelf answers from memory, the rest says when to come again, then all is well", async () => {
    await list();
    await shop.kill("product");
    for (let times = 0; times < 30; times += 1) {
      const shelf = await list();
      assert.equal(shelf.status, 200, shelf.error);
      const sale = await shop.api.post("product/seckill", { sku_id: 999 }, demoToken(1000));
      assert.deepEqual([sale.status, Number(sale.headers.get("retry-after")) >= 1], [503, true], sale.error);
      await sleep(50);
    }
    assert.ok(await breakerOf("product-service/Seckill", "open"));
    shop.start("product");
    await eventually(async () => assert.equal((await list()).headers.get("x-stale"), null), patience);
    await everyGateway("seckill_not_started");
  });
});

describe("one of two replicas hangs", () => {
  let shop: FullShop;
  before(async () => {
    shop = await startFullShop({ order: 2 }, { REQUEST_TIMEOUT_MS: "1000" });
  });
  after(async () => void (await shop?.stop()));

  test("it is left out of the balancing, and comes back when it answers again", async () => {
    const operator = (await shop.api.post("user/login", { username: "operator", password: "123" })).data.token;
    const { token } = await newBuyer(shop.api);
    const orders = () => shop.api.get("order/list?page=1", token);
    const ejected = async () => {
      const { instances } = (await shop.api.get("ops/flow/figures", operator)).data;
      return instances.filter((each: { service: string; ejected: boolean }) => {
        return each.service === "order-service" && each.ejected;
      });
    };
    await Promise.all(Array.from({ length: 10 }, orders));
    shop.signal("order-2", "SIGSTOP");
    await eventually(async () => {
      await Promise.all(Array.from({ length: 10 }, orders));
      assert.equal((await ejected()).length, 1);
    }, patience);
    shop.signal("order-2", "SIGCONT");
    await eventually(async () => {
      const answers = await Promise.all(Array.from({ length: 10 }, orders));
      assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([200]));
      assert.equal((await ejected()).length, 0);
    }, patience);
  });
});
