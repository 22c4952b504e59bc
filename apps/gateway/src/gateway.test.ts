import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { CartServiceDefinition } from "@mall/contracts/cart";
import { OrderServiceDefinition } from "@mall/contracts/order";
import { ProductServiceDefinition } from "@mall/contracts/product";
import { SeckillOutcome } from "@mall/contracts/seckill";
import { Role, UserServiceDefinition } from "@mall/contracts/user";
import { fail } from "@mall/kernel";
import { bearer, startGateway } from "./gateway.fixture.ts";

type Gateway = Awaited<ReturnType<typeof startGateway>>;

const post = (url: string, payload: unknown, headers: Record<string, string> = bearer(1000)) => ({
  method: "POST" as const,
  url: `/api/v1/${url}`,
  headers,
  payload: typeof payload === "string" ? payload : JSON.stringify(payload),
});

describe("gateway", () => {
  let gateway: Gateway;
  let sessionChecks = 0;
  let added: number[] = [];

  before(async () => {
    gateway = await startGateway();
    gateway.play(UserServiceDefinition, {
      checkSession: async ({ userId }) => {
        sessionChecks += 1;
        if (userId === 13) throw fail("user_disabled");
        return { role: userId === 2 ? Role.ROLE_OPERATOR : Role.ROLE_BUYER };
      },
      logout: async () => ({}),
      login: async () => {
        throw fail("wrong_credentials");
      },
    });
    gateway.play(CartServiceDefinition, {
      addItem: async ({ skuId, quantity }) => {
        if (skuId === 9) throw new Error("boom");
        added.push(quantity);
        return { quantity: added.reduce((sum, one) => sum + one, 0) };
      },
    });
    gateway.play(ProductServiceDefinition, {
      seckill: async ({ userId, skuId }) => ({
        outcome: userId % 2 === 0 ? SeckillOutcome.SECKILL_OUTCOME_RESERVED : SeckillOutcome.SECKILL_OUTCOME_SOLD_OUT,
        orderNo: `SK-${userId}-${skuId}-1`,
      }),
    });
    gateway.play(OrderServiceDefinition, {
      listOrders: async () => ({ orders: [], total: 0 }),
    });
  });

  after(async () => await gateway.close());

  test("a body is JSON whatever its Content-Type says", async () => {
    for (const type of ["application/x-www-form-urlencoded", "text/plain", "application/json", "x/y; charset=utf-8"]) {
      const headers = { ...bearer(1000), "content-type": type };
      const response = await gateway.app.inject(post("cart/add", { sku_id: 1, quantity: 2 }, headers));
      assert.equal(response.statusCode, 200, type);
      assert.equal(response.json().msg, "success");
    }
  });

  test("a wrong field is named, in the language the client prefers", async () => {
    const chinese = await gateway.app.inject(post("cart/add", { sku_id: "1", quantity: 2 }));
    assert.equal(chinese.statusCode, 400);
    assert.deepEqual(
      { ...chinese.json<object>(), trace_id: "" },
      { code: 400, msg: "参数 sku_id 不正确：类型应为 integer", error: "invalid_input", field: "sku_id", trace_id: "" },
    );
    const headers = { ...bearer(1000), "accept-language": "en-US,en;q=0.9,zh;q=0.5" };
    const english = await gateway.app.inject(post("cart/add", { sku_id: 1 }, headers));
    assert.equal(english.json().msg, "Field quantity is invalid: is required");
  });

  test("a field deep inside is named by its path", async () => {
    const response = await gateway.app.inject(post("order/create", { items: [{ sku_id: 1, quantity: 0 }] }));
    assert.equal(response.json().field, "items.0.quantity");
  });

  test("what is no JSON, no object, or too large is refused", async () => {
    const cases = [
      ["{", 400, "invalid_json"],
      ["[1]", 400, "invalid_input"],
      ["null", 400, "invalid_input"],
      ["", 400, "invalid_input"],
      [`"${"x".repeat(70_000)}"`, 413, "body_too_large"],
    ] as const;
    for (const [body, status, slug] of cases) {
      const response = await gateway.app.inject(post("cart/add", body));
      assert.deepEqual([response.statusCode, response.json().error], [status, slug], body.slice(0, 10));
    }
  });

  test("no token, a bad one, one of another issuer or key, an expired one", async () => {
    const cases: [Record<string, string>, string][] = [
      [{}, "token_missing"],
      [{ authorization: "Bearer x.y.z" }, "token_invalid"],
      [{ authorization: "Basic abc" }, "token_invalid"],
      [bearer(1000, "another key"), "token_invalid"],
      [bearer(1000, "my_secret_key", { iss: "somebody" }), "token_invalid"],
      [bearer(-5), "token_invalid"],
      [bearer(1000, "my_secret_key", { exp: 1_000_000 }), "token_expired"],
    ];
    for (const [headers, slug] of cases) {
      const response = await gateway.app.inject(post("cart/add", { sku_id: 1, quantity: 1 }, headers));
      assert.deepEqual([response.statusCode, response.json().error], [401, slug]);
    }
  });

  test("the token is looked at before the input, so that strangers learn nothing of the fields", async () => {
    const response = await gateway.app.inject(post("cart/add", {}, {}));
    assert.equal(response.statusCode, 401);
  });

  test("a session is asked for once in its time, and again after logout", async () => {
    sessionChecks = 0;
    const ask = async () => await gateway.app.inject({ url: "/api/v1/order/list", headers: bearer(77) });
    await ask();
    await ask();
    assert.equal(sessionChecks, 1);
    gateway.clock.advance(30_001);
    await ask();
    assert.equal(sessionChecks, 2);
    await gateway.app.inject(post("user/logout", {}, bearer(77)));
    await ask();
    assert.equal(sessionChecks, 3);
  });

  test("a disabled user and a buyer on an operator's route are refused", async () => {
    const disabled = await gateway.app.inject({ url: "/api/v1/order/list", headers: bearer(13) });
    assert.deepEqual([disabled.statusCode, disabled.json().error], [403, "user_disabled"]);
    const buyer = await gateway.app.inject(post("seckill/activities", {}, bearer(1000)));
    assert.deepEqual([buyer.statusCode, buyer.json().error], [403, "not_allowed"]);
    const operator = await gateway.app.inject(post("seckill/activities", {}, bearer(2)));
    assert.deepEqual([operator.statusCode, operator.json().field], [400, "sku_id"]);
  });

  test("a wrong password is 401 with the sentence alone", async () => {
    const response = await gateway.app.inject(post("user/login", { username: "a", password: "b" }, {}));
    assert.deepEqual([response.statusCode, response.json().msg], [401, "用户名或密码错误"]);
  });

  test("a failure inside is 500 without its cause", async () => {
    const response = await gateway.app.inject(post("cart/add", { sku_id: 9, quantity: 1 }));
    assert.equal(response.statusCode, 500);
    assert.doesNotMatch(response.body, /boom/);
  });

  test("seckill: five a second pass, the rest is 429; a wrong request costs no place", async () => {
    gateway.clock.advance(5000);
    await gateway.app.inject(post("product/seckill", { sku_id: "2" }));
    const users = Array.from({ length: 20 }, (_, index) => 1000 + index);
    const answers = await Promise.all(
      users.map((user) => gateway.app.inject(post("product/seckill", { sku_id: 2 }, bearer(user)))),
    );
    const statuses = answers.map((answer) => answer.statusCode);
    assert.equal(statuses.filter((status) => status === 429).length, 15);
    assert.deepEqual(answers[0]?.json().data, { success: true, order_no: "SK-1000-2-1", status: "queued" });
    assert.deepEqual([answers[1]?.statusCode, answers[1]?.json().msg], [400, "手慢了，已被抢光"]);
    assert.equal(answers[19]?.json().msg, "系统繁忙，请稍后再试");
    assert.equal(answers[19]?.headers["retry-after"], "1");
  });

  test("an Idempotency-Key answers the same again, and refuses another body", async () => {
    added = [];
    const send = async (body: unknown, user = 1000) =>
      await gateway.app.inject(post("cart/add", body, { ...bearer(user), "idempotency-key": "k1" }));
    const first = await send({ sku_id: 1, quantity: 2 });
    const again = await send({ sku_id: 1, quantity: 2 });
    assert.equal(again.body, first.body);
    assert.equal(again.headers["idempotency-replayed"], "true");
    assert.deepEqual(added, [2]);
    const other = await send({ sku_id: 1, quantity: 3 });
    assert.deepEqual([other.statusCode, other.json().error], [409, "idempotency_key_reused"]);
    const somebody = await send({ sku_id: 1, quantity: 3 }, 1001);
    assert.equal(somebody.statusCode, 200);
  });

  test("the trace id of the answer leads to the spans, auth among them", async () => {
    const response = await gateway.app.inject(post("cart/add", { sku_id: 1, quantity: 1 }, bearer(4711)));
    const spans = gateway.traces.get(String(response.headers["x-trace-id"]));
    assert.deepEqual(
      spans.map((span) => span.name),
      ["user-service/CheckSession", "auth", "cart-service/AddItem", "POST /api/v1/cart/add"],
    );
  });

  test("serves pictures and the page to try the API", async () => {
    const picture = await gateway.app.inject({ url: "/pictures/tomato.svg" });
    assert.deepEqual([picture.statusCode, picture.headers["content-type"]], [200, "image/svg+xml"]);
    assert.match(String(picture.headers["cache-control"]), /max-age=3600/);
    assert.equal((await gateway.app.inject({ url: "/favicon.svg" })).statusCode, 200);
    assert.match((await gateway.app.inject({ url: "/docs" })).body, /swagger-ui/);
    assert.ok((await gateway.app.inject({ url: "/docs/json" })).json().paths["/api/v1/order/create"]);
    for (const url of ["/pictures/none.svg", "/pictures/../config.ts", "/pictures/%2e%2e%2fserver.ts"]) {
      assert.equal((await gateway.app.inject({ url })).statusCode, 404, url);
    }
  });

  test("serves OpenAPI, metrics, health, and a clear 404", async () => {
    const openapi = await gateway.app.inject({ url: "/openapi.json" });
    assert.ok(openapi.json().paths["/api/v1/order/create"].post);
    const metrics = await gateway.app.inject({ url: "/metrics" });
    assert.match(metrics.body, /flow_control_requests_total\{resource="seckill_api",outcome="blocked"\} \d+/);
    assert.match(metrics.body, /queue_messages\{queue="q",state="delayed"\} 2/);
    assert.equal((await gateway.app.inject({ url: "/healthz" })).statusCode, 200);
    const ready = await gateway.app.inject({ url: "/readyz" });
    assert.deepEqual([ready.statusCode, ready.json().services["payment-service"]], [503, "unavailable"]);
    const missing = await gateway.app.inject({ url: "/api/v1/nothing" });
    assert.deepEqual([missing.statusCode, missing.json().error], [404, "route_not_found"]);
  });
});
