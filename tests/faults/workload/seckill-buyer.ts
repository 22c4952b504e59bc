import { setTimeout as sleep } from "node:timers/promises";
import { ask, askPolitely, type Client, type Heard } from "./client.ts";
import { endOrder } from "./ending.ts";
import { ARRIVAL_MS, nthClient, type Stage } from "./stage.ts";
import { read, result, seckill } from "./wishes.ts";

/** The share of buyers who press the button at the very same moment, and when, in milliseconds. */
const RUSH = 0.6;
const RUSH_MS = 300;

const LOOKS = 20;
const LOOK_MS = 150;

/** Tries for a place, waits for the order, and pays it, cancels it or forgets it. */
export async function seckillBuyer(stage: Stage, nth: number): Promise<void> {
  const { saleSku, told } = stage;
  const client = nthClient(stage, nth);
  await sleep(client.random.chance(RUSH) ? RUSH_MS : client.random.between(0, ARRIVAL_MS));
  const won = await askPolitely(client, seckill(saleSku));
  // Whoever has a place by a try whose answer was lost learns it here.
  const holds = won.op.type === "ok" || won.op.error === "seckill_already_bought";
  if (!holds) return;
  const ordered = await untilOrdered(client, saleSku);
  const orderNo = ordered.op.value.orderNo;
  if (ordered.op.value.place !== "ordered" || orderNo === undefined) return;
  const at = performance.now();
  told.push({ orderNo, user: client.user });
  const { data } = await askPolitely(client, read(orderNo));
  const totalCents: unknown = data?.total_amount_cents;
  if (typeof totalCents === "number") await endOrder(client, nthClient(stage, nth, 1), { orderNo, totalCents, at });
}

async function untilOrdered(client: Client, skuId: number): Promise<Heard<"result">> {
  for (let look = 1; ; look += 1) {
    const heard = await ask(client, result(skuId));
    if (look === LOOKS || heard.op.value.place === "ordered" || heard.op.value.place === "lost") return heard;
    await sleep(LOOK_MS);
  }
}
