import { setTimeout as sleep } from "node:timers/promises";
import type { Action } from "./actions.ts";
import { ask, type Heard } from "./ask.ts";

/** What one action met. */
export interface Met {
  action: Action;
  heard: Heard;
}

/** Milliseconds between two buyers who do the same thing: five a second. */
export const EVERY_MS = 200;

/** What a crowd has met so far, and when all of it has been answered. */
export interface Crowd {
  met: readonly Met[];
  answered: Promise<unknown>;
}

/**
 * Buyers who come one after the other, whether those before them were answered or not, for so many milliseconds.
 * Resolves when nobody new comes; some still wait for their answers by then.
 */
export async function crowd(base: string, actions: readonly Action[], ms: number): Promise<Crowd> {
  const met: Met[] = [];
  const come = async (action: Action, place: number) => {
    const underWay: Promise<unknown>[] = [];
    // Not all at the same moment.
    await sleep((place * EVERY_MS) / actions.length);
    for (let turn = 0; turn * EVERY_MS < ms; turn += 1) {
      const question = action.question(turn);
      if (question) underWay.push(ask(base, question).then((heard) => met.push({ action, heard })));
      await sleep(EVERY_MS);
    }
    return underWay;
  };
  const underWay = await Promise.all(actions.map(come));
  return { met, answered: Promise.all(underWay.flat()) };
}
