import { setTimeout as sleep } from "node:timers/promises";
import { createShopClient, signToken } from "../crowd/index.ts";
import { buy, type Crowd } from "./buyer.ts";
import type { SendCrowd } from "./crowd-plan.ts";
import { createTally } from "./tally.ts";

/** Buyers of a live sale are numbered from here on: far from those who registered, and from those of the load script. */
const FIRST_BUYER = 5_000_001;

/** Milliseconds between two reports. */
const REPORT_MS = 100;

/** Lets the crowd come from this thread. Everybody comes to the front of the shop, over connections that are kept. */
export const crowd: SendCrowd = async (plan, onReport, signal) => {
  const tally = createTally();
  const client = createShopClient(new URL(plan.url));
  const end = performance.now() + (plan.seconds + plan.patience) * 1000;
  const wait = async (ms: number) => await sleep(ms, undefined, { signal }).catch(() => {});
  const over = () => signal.aborted || performance.now() >= end;
  const shared: Crowd = { plan, client, tally, wait, over, soldOut: false };
  const come = async (index: number) => {
    await wait((index / plan.buyers) * plan.seconds * 1000);
    if (!over()) await buy(signToken(FIRST_BUYER + index, plan.secret, Date.now()), shared);
  };
  const reports = setInterval(() => onReport(tally.report()), REPORT_MS);
  try {
    await Promise.all(Array.from({ length: plan.buyers }, (_, index) => come(index)));
  } finally {
    clearInterval(reports);
    client.close();
    onReport(tally.report());
  }
};
