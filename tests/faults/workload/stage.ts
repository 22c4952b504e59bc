import type { History } from "../history.ts";
import type { Random } from "../random.ts";
import type { CrowdPlan } from "../schedule.ts";
import type { World } from "../worlds/world.ts";
import { type Client, clientOf } from "./client.ts";

/** Where the crowd of a round plays. */
export interface Stage {
  world: World;
  history: History;
  random: Random;
  crowd: CrowdPlan;
  /** The first of this round's users; nobody else has numbers up to 999 above it. */
  firstUser: number;
  saleSku: number;
  /** Many want these. */
  hotSkus: readonly number[];
  /** All others that can be ordered. */
  skus: readonly number[];
  /** Of which all want a large part, and what a third of it is. */
  scarce: { skuId: number; third: number };
  /** Numbers of orders that somebody was told of, with the buyer: readers look at them. */
  told: { orderNo: string; user: number }[];
}

/** Milliseconds within which the crowd comes. */
export const ARRIVAL_MS = 1500;

/** Milliseconds an order may stay unpaid, as the worlds have it. */
export const TIME_TO_PAY_MS = 2000;

/** The client of the nth user of the round. */
export function nthClient({ world, history, random, firstUser }: Stage, nth: number, screen = 0): Client {
  return clientOf(firstUser + nth, { api: world.api, history, random: random.fork(nth * 10 + screen) }, screen);
}
