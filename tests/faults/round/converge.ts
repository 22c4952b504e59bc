import { setTimeout as sleep } from "node:timers/promises";
import { check } from "../checkers/check.ts";
import type { FinalState, OrderView } from "../checkers/final-state.ts";
import { type Finding, findingsOf } from "../checkers/finding.ts";
import { ledger } from "../checkers/ledger.ts";
import type { Op } from "../history.ts";
import type { World } from "../worlds/world.ts";
import { isBusy, readOrders, readViews } from "./read-state.ts";

/** What has to come right. */
export interface ConvergeOptions {
  world: World;
  ops: readonly Op[];
  users: readonly number[];
  sale: FinalState["sale"];
  /** Orders of the rounds before; those that are unpaid are looked at again. */
  earlier: readonly OrderView[];
  /** Milliseconds in which all has to be well. */
  patienceMs: number;
}

/** How it ended. */
export interface Converged {
  /** Milliseconds until the look that found nothing, or all there were. */
  ms: number;
  /** Empty: all is well. */
  findings: Finding[];
  /** The last one that could be read. */
  state: FinalState | undefined;
}

const LOOK_EVERY_MS = 100;

/** While the stores are busy all is read only so often: it may have gone wrong for good. */
const FULL_LOOK_MS = 2000;

/** Looks again and again until every checker is content, one finds what cannot be mended, or time is over. */
export async function converge(options: ConvergeOptions): Promise<Converged> {
  const began = performance.now();
  let fullLook = began;
  let state: FinalState | undefined;
  for (;;) {
    const ms = Math.round(performance.now() - began);
    const isLast = ms >= options.patienceMs;
    const full = isLast || performance.now() - fullLook >= FULL_LOOK_MS;
    const look = await lookOnce(options, full).catch((error: unknown) => unreadable(error));
    if (look.state) fullLook = performance.now();
    state = look.state ?? state;
    const { findings } = look;
    if (findings.length === 0 || findings.some(({ final }) => final) || isLast) return { ms, findings, state };
    await sleep(LOOK_EVERY_MS);
  }
}

interface Look {
  findings: Finding[];
  state?: FinalState;
}

async function lookOnce({ world, ops, users, sale, earlier }: ConvergeOptions, full: boolean): Promise<Look> {
  const books = await world.ledger();
  if (isBusy(books) && !full) {
    return { findings: ledger({ state: { ledger: books, orders: [], earlier: [], places: [], payments: [], sale } }) };
  }
  const views = await readViews(world.api, users, ops);
  const state: FinalState = { ...views, sale, ledger: books, earlier: await refreshed(world, earlier) };
  return { findings: check({ ops, state }), state };
}

/** Orders of earlier rounds as they are now. */
async function refreshed({ api }: World, earlier: readonly OrderView[]): Promise<OrderView[]> {
  const open = earlier.filter(({ seen }) => seen === "unpaid");
  const users = [...new Set(open.map(({ user }) => user))];
  const now = new Map((await readOrders(api, users)).map((order) => [order.orderNo, order]));
  return earlier.map((order) => now.get(order.orderNo) ?? order);
}

function unreadable(error: unknown): Look {
  return { findings: [findingsOf("ledger").yet(`the shop cannot be read: ${String(error)}`)] };
}
