import assert from "node:assert/strict";
import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { after, before, describe, test } from "node:test";
import { CartServiceDefinition } from "@mall/contracts/cart";
import { fail } from "@mall/kernel";
import type { FastifyRequest } from "fastify";
import { openStage } from "./path-stage.fixture.ts";
import type { RawAnswer } from "./raw-client.fixture.ts";

const PATH = "/api/v1/cart/add";
const SKUS = { fine: 1, gone: 2, tooMany: 3, full: 4, away: 5, broken: 6 };

const body = (skuId: number, quantity: number | string = 2) => `{"sku_id":${skuId},"quantity":${quantity}}`;

/** Bodies and headers. `past`: whether the way past Fastify is taken. */
const TABLE: { name: string; body: string; headers?: Record<string, string | undefined>; past?: true }[] = [
  { name: "more of something", body: body(SKUS.fine), past: true },
  { name: "as much as fits", body: body(SKUS.fine, 999), past: true },
  { name: "spaces", body: ' {"sku_id": 1, "quantity" :2}\n', past: true },
  {
    name: "as curl sends it",
    body: body(1),
    headers: { "content-type": "application/x-www-form-urlencoded" },
    past: true,
  },
  { name: "no such SKU", body: body(SKUS.gone), past: true },
  { name: "no such SKU, in English", body: body(SKUS.gone), headers: { "accept-language": "en" }, past: true },
  { name: "too many pieces", body: body(SKUS.tooMany), past: true },
  { name: "a full cart", body: body(SKUS.full), past: true },
  { name: "the service is away", body: body(SKUS.away), past: true },
  { name: "the service fails", body: body(SKUS.broken), past: true },
  { name: "the connection ends", body: body(1), headers: { connection: "close" }, past: true },
  { name: "another origin", body: body(1), headers: { origin: "https://other.example" }, past: true },
  { name: "the other way round", body: '{"quantity":2,"sku_id":1}' },
  { name: "more than fits", body: body(1, 1000) },
  { name: "none", body: body(1, 0) },
  { name: "less than none", body: body(1, -1) },
  { name: "a part", body: body(1, "1.5") },
  { name: "text", body: body(1, '"2"') },
  { name: "no quantity", body: '{"sku_id":1}' },
  { name: "no SKU", body: '{"quantity":1}' },
  { name: "a SKU too large for a number", body: '{"sku_id":9007199254740993,"quantity":1}' },
  { name: "fields nobody knows", body: '{"sku_id":1,"quantity":2,"x":1}' },
  { name: "no JSON", body: "sku_id=1&quantity=2" },
  { name: "no body", body: "" },
  { name: "an unknown type", body: body(1), headers: { "content-type": "text" } },
  { name: "nobody asks", body: body(1), headers: { authorization: undefined } },
  { name: "who is not known asks", body: body(1), headers: { authorization: "Bearer forged" } },
];

/** A gateway in front of carts that remember what was asked of them. */
async function openShop(...how: Parameters<typeof openStage>) {
  const stage = await openStage(...how);
  const added: unknown[] = [];
  stage.play(CartServiceDefinition, {
    addItem: async ({ userId, skuId, quantity }) => {
      added.push({ userId, skuId, quantity });
      if (skuId === SKUS.gone) throw fail("sku_not_found", { field: "sku_id" });
      if (skuId === SKUS.tooMany) throw fail("invalid_input", { field: "quantity", params: { reason: "> 999" } });
      if (skuId === SKUS.full) throw fail("cart_full", { params: { max: 200 } });
      if (skuId === SKUS.away) throw fail("service_unavailable");
      if (skuId === SKUS.broken) throw new Error("broken");
      return { quantity: quantity + 5 };
    },
  });
  await stage.know(1000);
  const ask = async (sent: string, headers?: Record<string, string | undefined>) =>
    await (await stage.connection()).ask(stage.text(1000, sent, headers, PATH));
  return { ...stage, added, ask };
}

/** What has to be the same: not the moment, and not the trace. */
function comparable({ status, headers, body: text }: RawAnswer) {
  const { date: _date, "x-trace-id": traceId = "", ...rest } = headers;
  assert.match(traceId, /^[0-9a-f]{32}$/);
  return { status, headers: rest, body: text.replace(traceId, "(the trace)") };
}

for (const settings of [{}, { profile: "production" as const, trustProxy: "127.0.0.1" }, { corsOrigins: ["*"] }]) {
  describe(`into the cart past Fastify, as with it: ${JSON.stringify(settings)}`, () => {
    let shops: Awaited<ReturnType<typeof openShop>>[] = [];
    /** Ports of the gateways whose routes had something to do. */
    let handled: (number | undefined)[] = [];
    const note = (message: unknown) => {
      handled.push((message as { request: FastifyRequest }).request.socket.localPort);
    };
    before(async () => {
      const ways = [{ sampleRatio: 0 }, { sampleRatio: 1 }, { ordinary: true }];
      shops = await Promise.all(ways.map((way) => openShop(settings, way)));
      subscribe("tracing:fastify.request.handler:start", note);
    });
    after(async () => {
      unsubscribe("tracing:fastify.request.handler:start", note);
      await Promise.all(shops.map((shop) => shop.close()));
    });

    for (const { name, body: sent, headers, past } of TABLE) {
      test(name, async () => {
        handled = [];
        const answers = await Promise.all(shops.map(async (shop) => comparable(await shop.ask(sent, headers))));
        const [plain, recorded, ordinary] = answers;
        assert.deepEqual(plain, ordinary);
        assert.deepEqual(recorded, ordinary);
        assert.deepEqual(shops[0]?.added, shops[2]?.added);
        assert.deepEqual(shops[1]?.added, shops[2]?.added);
        if (past) assert.deepEqual(handled, [shops[2]?.port]);
      });
    }
  });
}

test("limits by route, buyer and address hold for both ways together", async (t) => {
  const resource = `POST ${PATH}`;
  for (const rules of [
    { flow: [{ resource, threshold: 3 }] },
    { hotParameter: [{ resource, key: "user", threshold: 3 }] },
    { hotParameter: [{ resource, key: "ip", threshold: 3 }] },
  ]) {
    const shop = await openShop();
    t.after(() => shop.close());
    shop.flow.configure({ system: [], flow: [], hotParameter: [], ...rules });
    const statuses = [];
    for (const sent of [body(1), '{"quantity":2,"sku_id":1}', body(1), body(1), '{"quantity":2,"sku_id":1}']) {
      statuses.push((await shop.ask(sent)).status);
    }
    assert.deepEqual(statuses, [200, 200, 200, 429, 429]);
    assert.equal(shop.added.length, 3);
  }
});

test("an Idempotency-Key is honoured: the second time nothing is added", async (t) => {
  const shop = await openShop();
  t.after(() => shop.close());
  const twice = [
    await shop.ask(body(1), { "idempotency-key": "k" }),
    await shop.ask(body(1), { "idempotency-key": "k" }),
  ];
  assert.deepEqual([twice[0]?.body, shop.added.length], [twice[1]?.body, 1]);
});
