import { setTimeout as sleep } from "node:timers/promises";
import { actionsOf } from "./actions.ts";
import { ask } from "./ask.ts";
import { outcomeOf, phraseOf } from "./outcome.ts";
import { gather, type Shopper } from "./supplies.ts";

const LOOK_MS = 250;
/** Longer than any breaker, ejection or start of a process lasts. */
const PATIENCE_MS = 60_000;

/**
 * Does everything a buyer does until all of it is answered as always; answers how often it was not.
 * @throws Error with what is still wrong after a minute.
 */
export async function untilWell(base: string, buyers: readonly Shopper[]): Promise<number> {
  const end = performance.now() + PATIENCE_MS;
  for (let complaints = 0; ; complaints += 1) {
    const complaint = await firstComplaint(base, buyers);
    if (complaint === undefined) return complaints;
    if (performance.now() > end) throw new Error(`not well again: ${complaint}`);
    await sleep(LOOK_MS);
  }
}

async function firstComplaint(base: string, buyers: readonly Shopper[]): Promise<string | undefined> {
  try {
    const actions = actionsOf(await gather(base, buyers, 1));
    const told = actions.map(async ({ name, question }) => {
      const asked = question(0);
      return `${name}: ${asked ? phraseOf([outcomeOf(await ask(base, asked))]) : "nothing to do it with"}`;
    });
    return (await Promise.all(told)).find((text) => !text.endsWith(": as always"));
  } catch (error) {
    return String(error);
  }
}
