import { type Clock, isPassing, type Logger } from "@mall/kernel";
import type { Placings } from "./ports/placings.ts";

const BATCH = 200;

interface ReleaseStaleDependencies {
  placings: Placings;
  clock: Clock;
  logger: Logger;
  staleAfterMs: number;
}

/**
 * Gives back the stock of intents that never became an order, such as those of a killed process; one that cannot be
 * ended holds up no other. Answers how many.
 */
export function releaseStalePlacings({ placings, clock, logger, staleAfterMs }: ReleaseStaleDependencies) {
  const release = async (orderNo: string): Promise<number> => {
    try {
      return (await placings.abandon(orderNo, "may_be_held")) ? 1 : 0;
    } catch (error) {
      if (isPassing(error)) throw error;
      logger.error({ err: error, order_no: orderNo }, "an intent could not be ended");
      return 0;
    }
  };

  return async (): Promise<number> => {
    let released = 0;
    for (const orderNo of await placings.stale(clock.now() - staleAfterMs, BATCH)) released += await release(orderNo);
    return released;
  };
}
