import assert from "node:assert/strict";
import { QUEUES } from "@mall/messaging";
import { eventually } from "@mall/testkit";
import { MADE_AT } from "./sample-orders.fixture.ts";
import type { ServiceStage } from "./service-stage.fixture.ts";

/** The order number of a buyer's place. */
export const numberOf = (userId: number) => `SK-${userId}-2-a`;

/** A message of one won place of SKU 2. */
export function claimOf(userId: number, changes = {}) {
  const sku = { sku_id: 2, product_id: 1, product_name: "黄瓜", sku_name: "3斤", picture: "/8.svg", price_cents: 990 };
  const claim = { order_no: numberOf(userId), user_id: userId, quantity: 1, claimed_at_ms: MADE_AT - 3, ...sku };
  return { id: numberOf(userId), body: { ...claim, ...changes } };
}

/** Claims of one SKU in one message. */
export function listOf(id: string, claims: readonly ReturnType<typeof claimOf>[], changes = {}) {
  const places = claims.map(({ body: { order_no, user_id, claimed_at_ms } }) => ({ order_no, user_id, claimed_at_ms }));
  const { order_no: _, user_id: __, claimed_at_ms: ___, ...snapshot } = claimOf(1).body;
  return { id, body: { ...snapshot, claims: places, ...changes } };
}

/** Tells the service of won places. */
export const tellClaims = ({ broker }: ServiceStage, messages: { id: string; body: unknown }[]) =>
  broker.publish(QUEUES.seckillOrder, messages);

/** Waits until every claim was handled; pauses between deliveries pass by the clock. */
export async function claimsHandled({ clock, broker }: ServiceStage): Promise<void> {
  await eventually(async () => {
    clock.advance(100);
    const depth = (await broker.depths()).find(({ queue }) => queue === QUEUES.seckillOrder);
    assert.deepEqual([depth?.ready, depth?.delayed, depth?.unacked], [0, 0, 0]);
  });
}
