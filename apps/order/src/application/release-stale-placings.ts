import type { Clock } from "@mall/kernel";
import type { Placings } from "./ports/placings.ts";

const BATCH = 200;

/** Gives back the stock of intents that never became an order, such as those of a killed process. Answers how many. */
export function releaseStalePlacings(dependencies: { placings: Placings; clock: Clock; staleAfterMs: number }) {
  const { placings, clock, staleAfterMs } = dependencies;
  return async (): Promise<number> => {
    let released = 0;
    for (const orderNo of await placings.stale(clock.now() - staleAfterMs, BATCH)) {
      if (await placings.abandon(orderNo, "may_be_held")) released += 1;
    }
    return released;
  };
}
