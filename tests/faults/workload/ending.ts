import { setTimeout as sleep } from "node:timers/promises";
import { ask, askPolitely, type Client } from "./client.ts";
import { TIME_TO_PAY_MS } from "./stage.ts";
import { cancel, pay, read } from "./wishes.ts";

/** An order its buyer knows of. */
interface Placed {
  orderNo: string;
  totalCents: number;
  /** `performance.now()` when it was heard of. */
  at: number;
}

/** What becomes of an order that its buyer has: shares of all. */
const ENDINGS = [
  { share: 0.4, end: payNow },
  { share: 0.2, end: payLate },
  { share: 0.08, end: payAndCancel },
  { share: 0.14, end: cancelTwice },
  { share: 0.18, end: async () => {} },
];

/** Pays, cancels, or forgets the order. `other` is the same buyer at another screen. */
export async function endOrder(client: Client, other: Client, placed: Placed): Promise<void> {
  let drawn = client.random.next();
  for (const { share, end } of ENDINGS) {
    if (drawn < share) return await end(client, other, placed);
    drawn -= share;
  }
}

async function payNow(client: Client, _: Client, { orderNo, totalCents }: Placed): Promise<void> {
  // Some cards fail; a second try takes another one.
  if (client.random.chance(0.15)) await ask(client, pay(orderNo, totalCents, "fail"));
  await askPolitely(client, pay(orderNo, totalCents));
  await askPolitely(client, read(orderNo));
}

/** Around the moment at which the order closes; slow money lands after it. */
async function payLate(client: Client, _: Client, { orderNo, totalCents, at }: Placed): Promise<void> {
  await sleep(Math.max(1, at + TIME_TO_PAY_MS - client.random.between(0, 300) - performance.now()));
  await askPolitely(client, pay(orderNo, totalCents, client.random.chance(0.5) ? "slow" : undefined));
  await askPolitely(client, read(orderNo));
}

async function payAndCancel(client: Client, other: Client, { orderNo, totalCents }: Placed): Promise<void> {
  const pause = client.random.between(0, 40);
  await Promise.all([
    askPolitely(client, pay(orderNo, totalCents)),
    sleep(pause).then(() => askPolitely(other, cancel(orderNo))),
  ]);
  await askPolitely(client, read(orderNo));
}

/** Two clicks. */
async function cancelTwice(client: Client, other: Client, { orderNo }: Placed): Promise<void> {
  await Promise.all([askPolitely(client, cancel(orderNo)), askPolitely(other, cancel(orderNo))]);
  await askPolitely(client, read(orderNo));
}
