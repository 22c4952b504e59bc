import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { CartServiceDefinition } from "@mall/contracts/cart";
import { PaymentServiceDefinition, PaymentStatus } from "@mall/contracts/payment";
import { ProductServiceDefinition } from "@mall/contracts/product";
import { SeckillOutcome } from "@mall/contracts/seckill";
import { Role, UserServiceDefinition } from "@mall/contracts/user";
import type { RuleSet } from "@mall/flow-control";
import { fail } from "@mall/kernel";
import { eventually } from "@mall/testkit";
import { bearer, startGateway } from "../gateway.fixture.ts";

type Gateway = Awaited<ReturnType<typeof startGateway>>;

const OPERATOR = 2;

describe("the gateway refuses what is too much", () => {
  let gateway: Gateway;
  let away: string[] = [];
  let held: PromiseWithResolvers<void>[] = [];

  /** What a service answers, unless a test has sent it away. */
  const unlessAway = async <T>(service: string, answer: T): Promise<T> => {
    if (away.includes(service)) throw fail("service_unavailable");
    return answer;
  };
  const inject = (method: "GET" | "POST" | "PUT", url: string, { body, user = 1000, ...more }: Asked = {}) =>
    gateway.app.inject({
      ...{ method, url: `/api/v1/${url}`, headers: { ...bearer(user), ...more.headers } },
      ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
      ...(more.ip ? { remoteAddress: more.ip } : {}),
    });
  interface Asked {
    body?: unknown;
    user?: number;
    headers?: Record<string, string>;
    ip?: string;
  }
  const setRules = (rules: RuleSet) => inject("PUT", "ops/flow/rules", { body: { rules }, user: OPERATOR });
  /** Rules follow the store: those just saved are in force when this resolves. */
  const withRules = async (rules: RuleSet) => {
    const saved = await setRules(rules);
    assert.equal(saved.statusCode, 200, saved.body);
    const version = saved.json().data.version;
    while (gateway.flow.inForce()?.version !== version) await new Promise((resolve) => setTimeout(resolve, 5));
  };
  const seckill = (user: number, sku = 1, more: Asked = {}) =>
    inject("POST", "product/seckill", { ...more, body: { sku_id: sku }, user });
  const login = (username: string, ip: string) =>
    inject("POST", "user/login", { body: { username, password: "x" }, ip });

  before(async () => {
    gateway = await startGateway({ seckillQps: 1000 });
    gateway.play(UserServiceDefinition, {
      checkSession: ({ userId }) =>
        unlessAway("user", { role: userId === OPERATOR ? Role.ROLE_OPERATOR : Role.ROLE_BUYER }),
      login: async () => {
        throw fail("wrong_credentials");
      },
    });
    gateway.play(ProductServiceDefinition, {
      seckill: async () => ({ outcome: SeckillOutcome.SECKILL_OUTCOME_SOLD_OUT, orderNo: "" }),
      listProducts: () => unlessAway("product", { products: [], total: 7, categories: [], prices: [] } as never),
      suggestProducts: () => unlessAway("product", { names: ["黄瓜"] }),
    });
    gateway.play(CartServiceDefinition, {
      listItems: async () => {
        const gate = Promise.withResolvers<void>();
        held.push(gate);
        await gate.promise;
        return { items: [] };
      },
    });
    gateway.play(PaymentServiceDefinition, {
      pay: async () =>
        ({
          payment: { paymentNo: "1", orderNo: "1", amountCents: 1, status: PaymentStatus.PAYMENT_STATUS_SETTLED },
        }) as never,
    });
  });
  after(async () => await gateway.close());

  test("guessing passwords: ten logins of a name in ten seconds, from wherever, and 400 of an address", async () => {
    const guesses = await Promise.all(Array.from({ length: 12 }, (_, index) => login("victim", `10.0.0.${index}`)));
    assert.deepEqual(
      guesses.map(({ statusCode }) => statusCode),
      [...Array(10).fill(401), 429, 429],
    );
    assert.equal(guesses[11]?.json().error, "too_many_attempts");
    assert.ok(Number(guesses[11]?.headers["retry-after"]) >= 1);
    assert.equal((await login("somebody else", "10.0.0.1")).statusCode, 401);
    const spray = [];
    for (let index = 0; index < 405; index += 1) spray.push((await login(`name ${index}`, "10.9.9.9")).statusCode);
    assert.equal(spray.filter((status) => status === 429).length, 5);
    gateway.clock.advance(10_001);
    assert.equal((await login("victim", "10.0.0.1")).statusCode, 401);
  });

  test("a buyer who presses like a script is refused, and nobody else; so is a SKU that everybody wants", async () => {
    await withRules({
      hotParameter: [
        { resource: "seckill_api", key: "user", threshold: 3 },
        { id: "sku", resource: "seckill_api", key: "sku", threshold: 1000, overrides: [{ value: 9, threshold: 2 }] },
      ],
    });
    const statuses = async (asked: Promise<{ statusCode: number }>[]) =>
      (await Promise.all(asked)).map(({ statusCode }) => statusCode);
    assert.deepEqual(await statuses([1, 2, 3, 4].map(() => seckill(50))), [400, 400, 400, 429]);
    assert.deepEqual(await statuses([51, 52].map((user) => seckill(user))), [400, 400]);
    assert.deepEqual(await statuses([53, 54, 55].map((user) => seckill(user, 9))), [400, 400, 429]);
    gateway.clock.advance(1001);
    assert.deepEqual(await statuses([seckill(50)]), [400]);
  });

  test("too many inside: the flash sale is shed first, then browsing, paying last", async () => {
    await withRules({
      system: [{ metric: "concurrency", threshold: 10, shares: { normal: 0.5, sheddable: 0.2 } }],
      hotParameter: [],
    });
    held = [];
    const pay = () => inject("POST", "payment/pay", { body: { order_no: "1", amount: 0.01 } });
    const answers: Record<string, number[]> = { seckill: [], browse: [], pay: [] };
    const look = async () => {
      answers.seckill?.push((await seckill(60)).statusCode);
      answers.browse?.push((await inject("GET", "product/suggest?query=x")).statusCode);
      answers.pay?.push((await pay()).statusCode);
    };
    const waiting: PromiseLike<unknown>[] = [];
    const fill = async (inside: number) => {
      while (held.length < inside) {
        waiting.push(inject("GET", "cart/list"));
        // One more only when this one is inside: too many would shed what is to pass.
        await eventually(() => assert.equal(held.length, waiting.length));
      }
    };
    await look();
    await fill(2);
    await look();
    await fill(5);
    await look();
    assert.deepEqual(answers, { seckill: [400, 503, 503], browse: [200, 200, 503], pay: [200, 200, 200] });
    const refused = await seckill(60);
    assert.deepEqual([refused.json().error, refused.json().msg], ["overloaded", "系统繁忙，请稍后再试"]);
    for (const gate of held) gate.resolve();
    await Promise.all(waiting);
    assert.equal((await seckill(60)).statusCode, 400);
  });

  test("gateway rules by API group and address, header or query", async () => {
    await withRules({
      apiGroups: [{ name: "shelf", paths: [{ pattern: "/api/v1/product/", match: "prefix" }] }],
      gateway: [
        { id: "ip", resource: "shelf", parameter: { source: "clientIp" }, threshold: 2 },
        {
          ...{ id: "robot", resource: "shelf", threshold: 0 },
          parameter: { source: "header", field: "User-Agent", match: "contains", pattern: "Robot" },
        },
      ],
    });
    const list = (asked: Asked) => inject("GET", "product/list?page=1", asked);
    const of = async (asked: Asked[]) => (await Promise.all(asked.map(list))).map(({ statusCode }) => statusCode);
    assert.deepEqual(await of([{ ip: "10.1.1.1" }, { ip: "10.1.1.1" }, { ip: "10.1.1.1" }]), [200, 200, 429]);
    assert.deepEqual(await of([{ ip: "10.1.1.2" }]), [200]);
    assert.deepEqual(await of([{ ip: "10.1.1.3", headers: { "user-agent": "RobotX" } }]), [429]);
    assert.equal((await inject("GET", "order/list?page=1", { ip: "10.1.1.1" })).statusCode !== 429, true);
    await withRules({});
  });

  test("while the product service is away the last answers stand in, and are marked", async () => {
    const list = () => inject("GET", "product/list?page=1&page_size=3");
    assert.equal((await list()).headers["x-stale"], undefined);
    away = ["product"];
    assert.equal((await list()).headers["x-stale"], undefined, "kept for five seconds, whoever is away");
    gateway.clock.advance(5000);
    const stale = await list();
    assert.deepEqual([stale.statusCode, stale.headers["x-stale"], stale.json().data.total], [200, "true", 7]);
    const unknown = await inject("GET", "product/list?page=2");
    assert.deepEqual([unknown.statusCode, unknown.headers["retry-after"]], [503, "1"]);
    away = [];
    assert.equal((await list()).headers["x-stale"], undefined);
  });

  test("while the user service is away, buyers known before shop on for a minute; staff and strangers do not", async () => {
    const suggest = (user: number) => seckill(user).then(({ statusCode }) => statusCode);
    const rules = () => inject("GET", "ops/flow/rules", { user: OPERATOR }).then(({ statusCode }) => statusCode);
    assert.deepEqual([await suggest(70), await rules()], [400, 200]);
    gateway.clock.advance(2001);
    away = ["user"];
    assert.deepEqual([await suggest(70), await suggest(71), await rules()], [400, 503, 503]);
    gateway.clock.advance(61_000);
    assert.equal(await suggest(70), 503);
    away = [];
    gateway.clock.advance(10_000);
    assert.equal(await suggest(70), 400);
  });
});
