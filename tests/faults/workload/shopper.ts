import { setTimeout as sleep } from "node:timers/promises";
import type { Item } from "../history.ts";
import { askPolitely, type Client } from "./client.ts";
import { endOrder } from "./ending.ts";
import { ARRIVAL_MS, nthClient, type Stage } from "./stage.ts";
import { cancel, create } from "./wishes.ts";

/** Orders a few things, hot ones among them, once or twice. */
export async function shopper(stage: Stage, nth: number, addressId: number): Promise<void> {
  const client = nthClient(stage, nth);
  const orders = client.random.between(1, 2);
  for (let order = 1; order <= orders; order += 1) {
    await sleep(client.random.between(0, ARRIVAL_MS / 2));
    const key = client.random.chance(0.5) ? `${client.user}-${order}` : undefined;
    const { op } = await askPolitely(client, create(itemsOf(stage, client), addressId, key));
    const { orderNo, totalCents } = op.value;
    if (op.type !== "ok" || orderNo === undefined || totalCents === undefined) continue;
    stage.told.push({ orderNo, user: client.user });
    await endOrder(client, nthClient(stage, nth, 1), { orderNo, totalCents, at: performance.now() });
  }
}

function itemsOf({ hotSkus, skus }: Stage, { random }: Client): Item[] {
  const chosen = new Set([random.pick(hotSkus), ...random.shuffle(skus).slice(0, random.between(0, 3))]);
  return [...chosen].map((skuId) => ({ skuId, quantity: random.between(1, 3) }));
}

/** Wants a third of all there is of one SKU, together with others who do. Does not pay, so that it lasts for the next round. */
export async function grabber(stage: Stage, nth: number, addressId: number): Promise<void> {
  const client = nthClient(stage, nth);
  const { skuId, third } = stage.scarce;
  await sleep(ARRIVAL_MS / 3);
  const { op } = await askPolitely(client, create([{ skuId, quantity: third }], addressId));
  const { orderNo } = op.value;
  if (op.type !== "ok" || orderNo === undefined) return;
  stage.told.push({ orderNo, user: client.user });
  if (client.random.chance(0.5)) await askPolitely(client, cancel(orderNo));
}
