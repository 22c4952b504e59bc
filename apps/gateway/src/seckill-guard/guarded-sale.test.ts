import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { ProductServiceDefinition } from "@mall/contracts/product";
import { SeckillOutcome } from "@mall/contracts/seckill";
import { Role, UserServiceDefinition } from "@mall/contracts/user";
import { fail } from "@mall/kernel";
import { bearer, startGateway } from "../gateway.fixture.ts";
import { isSolved } from "./proof-of-work.ts";
import type { GuardSettings } from "./seckill-guard.ts";

type Gateway = Awaited<ReturnType<typeof startGateway>>;

const BUYER = 1000;
const { SECKILL_OUTCOME_RESERVED: WON, SECKILL_OUTCOME_SOLD_OUT: SOLD_OUT } = SeckillOutcome;

/** A gateway with a guard, and a product service that answers what a test wants. */
async function guarded(settings: Partial<GuardSettings>, seckillQps = 1000) {
  const defaults: GuardSettings = { mode: "token", bits: 8, tokenMs: 60_000, secret: "my_secret_key" };
  const gateway = await startGateway({ seckillQps, seckillGuard: { ...defaults, ...settings } });
  const sale = { calls: 0, answer: async (): Promise<SeckillOutcome> => WON };
  gateway.play(UserServiceDefinition, { checkSession: async () => ({ role: Role.ROLE_BUYER }) });
  gateway.play(ProductServiceDefinition, {
    seckill: async () => {
      sale.calls += 1;
      return { outcome: await sale.answer(), orderNo: "SK-1" };
    },
  });
  return { gateway, sale };
}

const post = (gateway: Gateway, path: string, body: object, user = BUYER, headers: Record<string, string> = {}) =>
  gateway.app.inject({
    ...{ method: "POST", url: `/api/v1/product/${path}`, headers: { ...bearer(user), ...headers } },
    payload: JSON.stringify(body),
  });

async function tokenOf(gateway: Gateway, skuId = 2, user = BUYER): Promise<string> {
  const answer = await post(gateway, "seckill/token", { sku_id: skuId }, user);
  assert.equal(answer.statusCode, 200, answer.body);
  return answer.json().data.token;
}

async function attempt(gateway: Gateway, fields: object, user = BUYER, headers: Record<string, string> = {}) {
  const answer = await post(gateway, "seckill", { sku_id: 2, ...fields }, user, headers);
  const { error, field } = answer.json();
  return [answer.statusCode, ...(error ? [error] : []), ...(field ? [field] : [])].join(" ");
}

describe("SECKILL_GUARD=token", () => {
  let gateway: Gateway;
  let sale: Awaited<ReturnType<typeof guarded>>["sale"];
  before(async () => {
    ({ gateway, sale } = await guarded({}));
  });
  after(() => gateway.close());

  test("the token says until when it is good, and that no work is asked for", async () => {
    const answer = await post(gateway, "seckill/token", { sku_id: 2 });
    const { token, ...rest } = answer.json().data;
    assert.ok(token.length > 0);
    const expires = { expires_at: "2026-01-01 08:01:00", expires_ms: gateway.clock.now() + 60_000 };
    assert.deepEqual(rest, { required: true, pow: null, ...expires });
  });

  test("without its own token nothing is sold, and the product service is not asked", async () => {
    const calls = sale.calls;
    const token = await tokenOf(gateway);
    assert.equal(await attempt(gateway, {}), "400 seckill_token_required token");
    assert.equal(await attempt(gateway, { token: "" }), "400 invalid_input token");
    assert.equal(await attempt(gateway, { token: 5 }), "400 invalid_input token");
    assert.equal(await attempt(gateway, { token: `${token}A` }), "403 seckill_token_invalid token");
    assert.equal(await attempt(gateway, { token }, 1001), "403 seckill_token_invalid token");
    assert.equal(await attempt(gateway, { token, sku_id: 3 }), "403 seckill_token_invalid token");
    assert.equal(sale.calls, calls);
    assert.equal(await attempt(gateway, { token }), "200");
  });

  test("a token is good for one of twenty at once", async () => {
    const token = await tokenOf(gateway);
    const all = await Promise.all(Array.from({ length: 20 }, () => attempt(gateway, { token })));
    assert.deepEqual(
      Object.entries(Object.groupBy(all, (one) => one))
        .map(([one, list]) => [one, list?.length])
        .sort(),
      [
        ["200", 1],
        ["400 seckill_token_used token", 19],
      ],
    );
  });

  test("a refusal of the sale was worth the token", async () => {
    sale.answer = async () => SOLD_OUT;
    const token = await tokenOf(gateway);
    assert.equal(await attempt(gateway, { token }), "400 seckill_sold_out");
    sale.answer = async () => WON;
    assert.equal(await attempt(gateway, { token }), "400 seckill_token_used token");
  });

  test("after a failure of the shop the token can be used again", async () => {
    const token = await tokenOf(gateway);
    const failures = { service_unavailable: 503, deadline_exceeded: 504, internal_error: 500, too_many_requests: 429 };
    for (const [slug, status] of Object.entries(failures)) {
      sale.answer = async () => {
        throw fail(slug as keyof typeof failures);
      };
      assert.equal(await attempt(gateway, { token }), `${status} ${slug}`);
    }
    sale.answer = async () => WON;
    assert.equal(await attempt(gateway, { token }), "200");
  });

  test("an answer to an Idempotency-Key is given again, also when the token has expired", async () => {
    const token = await tokenOf(gateway);
    const key = { "idempotency-key": "one" };
    assert.equal(await attempt(gateway, { token }, BUYER, key), "200");
    const calls = sale.calls;
    gateway.clock.advance(60_000);
    assert.equal(await attempt(gateway, { token }, BUYER, key), "200");
    assert.equal(sale.calls, calls);
    assert.equal(await attempt(gateway, { token }), "400 seckill_token_expired token");
  });
});

describe("the guard and the limit", () => {
  test("a refusal by the limit leaves the token; wrong and late ones take nobody's place", async () => {
    const { gateway } = await guarded({}, 1);
    const late = await tokenOf(gateway);
    gateway.clock.advance(60_000);
    const [good, other] = [await tokenOf(gateway), await tokenOf(gateway)];
    assert.equal(await attempt(gateway, { token: late }), "400 seckill_token_expired token");
    assert.equal(await attempt(gateway, {}), "400 seckill_token_required token");
    assert.equal(await attempt(gateway, { token: good }), "200");
    assert.equal(await attempt(gateway, { token: other }), "429 seckill_busy");
    gateway.clock.advance(1000);
    assert.equal(await attempt(gateway, { token: other }), "200");
    await gateway.close();
  });

  test("tokens are limited by buyer and by address", async () => {
    const { gateway } = await guarded({});
    const statuses = async (users: readonly number[]) =>
      (await Promise.all(users.map((user) => post(gateway, "seckill/token", { sku_id: 2 }, user)))).map(
        ({ statusCode }) => statusCode,
      );
    const one = await statuses(Array.from({ length: 11 }, () => BUYER));
    assert.deepEqual([one.filter((status) => status === 200).length, one.at(-1)], [10, 429]);
    const many = await statuses(Array.from({ length: 500 }, (_, index) => 2000 + index));
    assert.equal(many.filter((status) => status === 200).length, 400 - 10);
    await gateway.close();
  });
});

test("SECKILL_GUARD=pow: work must be done for the token", async () => {
  const { gateway } = await guarded({ mode: "pow" });
  const answer = await post(gateway, "seckill/token", { sku_id: 2 });
  const { token, pow } = answer.json().data;
  assert.deepEqual(pow, { algorithm: "sha-256", bits: 8 });
  const find = (good: boolean) => {
    for (let n = 0; ; n += 1) if (isSolved(token, String(n), 8) === good) return String(n);
  };
  assert.equal(await attempt(gateway, { token }), "400 seckill_pow_invalid pow");
  assert.equal(await attempt(gateway, { token, pow: find(false) }), "400 seckill_pow_invalid pow");
  assert.equal(await attempt(gateway, { token, pow: find(true) }), "200");
  assert.equal(await attempt(gateway, { token, pow: find(true) }), "400 seckill_token_used token");
  await gateway.close();
});

test("SECKILL_GUARD=off: no token is needed, and one that is sent is not looked at", async () => {
  const { gateway } = await guarded({ mode: "off" });
  const answer = await post(gateway, "seckill/token", { sku_id: 2 });
  assert.deepEqual([answer.json().data.required, answer.json().data.pow], [false, null]);
  assert.equal(await attempt(gateway, {}), "200");
  assert.equal(await attempt(gateway, { token: "x" }), "200");
  assert.equal(await attempt(gateway, { token: "x" }), "200");
  await gateway.close();
});
