import assert from "node:assert/strict";
import { after, before, beforeEach, describe, test } from "node:test";
import { CartServiceDefinition } from "@mall/contracts/cart";
import { OrderServiceDefinition } from "@mall/contracts/order";
import { PaymentServiceDefinition, PaymentStatus } from "@mall/contracts/payment";
import { Role, UserServiceDefinition } from "@mall/contracts/user";
import { type ErrorSlug, fail } from "@mall/kernel";
import { bearer, startGateway } from "../gateway.fixture.ts";

type Gateway = Awaited<ReturnType<typeof startGateway>>;

const WISH = { items: [{ sku_id: 1, quantity: 1 }] };

describe("an Idempotency-Key", () => {
  let gateway: Gateway;
  /** What the order service was asked, and what it answers instead of an order. */
  let asked: { userId: number; requestKey: string }[] = [];
  let refusal: ErrorSlug | undefined;
  let gate: Promise<void> | undefined;
  let calls = 0;

  before(async () => {
    gateway = await startGateway();
    gateway.play(UserServiceDefinition, { checkSession: async () => ({ role: Role.ROLE_BUYER }) });
    gateway.play(OrderServiceDefinition, {
      createOrder: async ({ userId, requestKey }) => {
        asked.push({ userId, requestKey });
        await gate;
        if (refusal) throw fail(refusal, { params: { max: 10, name: "黄瓜" } });
        return { orderNo: `A${asked.length}`, totalCents: 550, payBeforeMs: 0 };
      },
    });
    gateway.play(CartServiceDefinition, {
      addItem: async ({ quantity }) => {
        calls += 1;
        return { quantity };
      },
    });
    gateway.play(PaymentServiceDefinition, {
      pay: async ({ orderNo, amountCents, userId }) => {
        calls += 1;
        const times = { createdAtMs: 0, updatedAtMs: 0 };
        const payment = { paymentNo: `P${calls}`, orderNo, amountCents, userId, ...times };
        return { payment: { ...payment, status: PaymentStatus.PAYMENT_STATUS_SETTLED } };
      },
    });
  });
  after(async () => await gateway.close());
  beforeEach(() => {
    [asked, refusal, gate, calls] = [[], undefined, undefined, 0];
  });

  let keys = 0;
  const newKey = () => `key-${++keys}`;
  const post = async (url: string, body: unknown, key: string, userId = 1000) => {
    const headers = { ...bearer(userId), "idempotency-key": key };
    return await gateway.app.inject({ method: "POST", url: `/api/v1/${url}`, headers, payload: JSON.stringify(body) });
  };
  const create = async (key: string, body: unknown = WISH, userId = 1000) =>
    await post("order/create", body, key, userId);

  test("goes on to the order service, which knows the order when the answer was lost", async () => {
    const key = newKey();
    await create(key);
    await create(key, WISH, 1001);
    await create("long".repeat(63));
    const names = asked.map(({ requestKey }) => requestKey);
    assert.equal(new Set(names).size, 3, "a key is its buyer's own");
    for (const name of names) assert.match(name, /^[\w-]{43}$/);
    asked = [];
    const headers = bearer(1000);
    await gateway.app.inject({ method: "POST", url: "/api/v1/order/create", headers, payload: JSON.stringify(WISH) });
    assert.deepEqual(asked, [{ userId: 1000, requestKey: "" }]);
  });

  test("answers an order, a payment and a cart again, status and body, and does nothing twice", async () => {
    for (const [url, body] of [
      ["order/create", WISH],
      ["payment/pay", { order_no: "A1", amount: 5.5 }],
      ["cart/add", { sku_id: 1, quantity: 2 }],
    ] as const) {
      const key = newKey();
      const first = await post(url, body, key);
      const again = await post(url, body, key);
      assert.deepEqual([again.statusCode, again.body], [200, first.body], url);
      assert.equal(again.headers["idempotency-replayed"], "true");
      const other = await post(url, { ...body, more: 1 }, key);
      assert.deepEqual([other.statusCode, other.json().error], [409, "idempotency_key_reused"]);
    }
    assert.deepEqual([asked.length, calls], [1, 2]);
  });

  test("answers a refusal that is final again, although it would succeed now", async () => {
    for (const slug of ["stock_insufficient", "too_many_unpaid", "address_required"] as const) {
      const key = newKey();
      refusal = slug;
      const first = await create(key);
      refusal = undefined;
      const again = await create(key);
      assert.deepEqual([again.statusCode, again.body, again.json().error], [first.statusCode, first.body, slug]);
      assert.equal((await create(newKey())).statusCode, 200);
    }
  });

  test("keeps no answer that says nothing about the order: it may be sent again", async () => {
    for (const slug of ["service_unavailable", "deadline_exceeded", "internal_error", "overloaded"] as const) {
      const key = newKey();
      refusal = slug;
      assert.equal((await create(key)).json().error, slug);
      refusal = undefined;
      assert.equal((await create(key)).statusCode, 200, slug);
    }
  });

  test("is not used up by a body that does not fit", async () => {
    const key = newKey();
    assert.equal((await create(key, { items: [{ sku_id: 0, quantity: 1 }] })).statusCode, 400);
    assert.equal((await create(key)).statusCode, 200);
  });

  test("that is in use is refused meanwhile, and answers afterwards", async () => {
    const key = newKey();
    const { promise, resolve } = Promise.withResolvers<void>();
    gate = promise;
    const first = create(key);
    const others = await Promise.all(Array.from({ length: 5 }, () => create(key)));
    for (const other of others) {
      assert.deepEqual([other.statusCode, other.json().error], [409, "idempotency_in_progress"]);
    }
    resolve();
    assert.equal((await create(key)).body, (await first).body);
    assert.equal(asked.length, 1);
  });

  test("of more than 255 characters is refused by name", async () => {
    const answer = await create("k".repeat(256));
    assert.deepEqual([answer.statusCode, answer.json().field], [400, "Idempotency-Key"]);
  });
});
