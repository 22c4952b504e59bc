import assert from "node:assert/strict";
import { test } from "node:test";
import { claimMessages } from "./claim-messages.ts";
import type { SeckillClaim } from "./ports/seckill-stock.ts";

const sku = { id: 2, productId: 8, productName: "黄瓜", name: "3斤", picture: "/8.svg", priceCents: 1990 };
const claimOf = (userId: number, headers: Record<string, string> = {}): SeckillClaim => ({
  ...{ orderNo: `SK-${userId}-2-a`, userId, skuId: 2, state: "pending", claimedAt: 5, headers },
});
const numbersIn = (body: unknown) => {
  const { order_no, claims } = body as { order_no?: string; claims?: { order_no: string }[] };
  return claims?.map((claim) => claim.order_no) ?? [order_no];
};
const trace = (flags: string) => ({ traceparent: `00-${"a".repeat(32)}-${"b".repeat(16)}-${flags}` });

test("every claim is in exactly one message, 256 to a message", () => {
  const claims = Array.from({ length: 600 }, (_, index) => claimOf(index + 1));
  const messages = claimMessages(claims, sku);
  assert.deepEqual(
    messages.map(({ body }) => numbersIn(body).length),
    [256, 256, 88],
  );
  assert.deepEqual(
    messages.flatMap(({ body }) => numbersIn(body)),
    claims.map(({ orderNo }) => orderNo),
  );
  assert.equal(new Set(messages.map(({ id }) => id)).size, 3);
});

test("a claim whose trace is recorded has a message of its own in that trace; no other begins a trace", () => {
  const messages = claimMessages([claimOf(1), claimOf(2, trace("01")), claimOf(3, trace("00"))], sku);
  assert.deepEqual(
    messages.map(({ body }) => numbersIn(body)),
    [["SK-2-2-a"], ["SK-1-2-a", "SK-3-2-a"]],
  );
  assert.deepEqual(messages[0]?.headers, trace("01"));
  assert.match(messages[1]?.headers?.traceparent ?? "", /-00$/);
});

test("a claim alone has the message that every release can read", () => {
  const [message] = claimMessages([claimOf(7)], sku);
  assert.equal(message?.id, "SK-7-2-a");
  assert.deepEqual(message?.body, {
    ...{ order_no: "SK-7-2-a", user_id: 7, claimed_at_ms: 5, sku_id: 2, quantity: 1, price_cents: 1990 },
    ...{ product_id: 8, product_name: "黄瓜", sku_name: "3斤", picture: "/8.svg" },
  });
});
