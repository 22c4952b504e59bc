import { AsyncLocalStorage } from "node:async_hooks";
import type { ReserveOutcome } from "../domain/seckill.ts";
import type { SeckillAttempt } from "./ports/seckill-stock.ts";

/** Decides many attempts in one step. */
export type ReserveMany = (attempts: readonly SeckillAttempt[]) => Promise<ReserveOutcome[]>;

export interface GatherOptions {
  reserve: ReserveMany;
  /** Attempts in one step, and in one call, at most. */
  most: number;
  /** Whether the caller is in a trace that is recorded: a step is shown in the trace of the first such caller. */
  isTraced: () => boolean;
}

interface Waiting {
  attempts: readonly SeckillAttempt[];
  /** The context of a caller in a trace that is recorded; of others nothing is to be seen. */
  inContext: ReturnType<typeof AsyncLocalStorage.snapshot> | undefined;
  resolve: (outcomes: ReserveOutcome[]) => void;
  reject: (error: unknown) => void;
}

/** Enough for a step to be on its way while the one before is answered. */
const STEPS_UNDER_WAY = 2;

/**
 * Makes one step of the calls that arrive in one turn of the event loop, or while two steps are under way: a step costs
 * about the same for one buyer as for many, so steps grow with the load. Nobody waits for a timer; a buyer who comes alone is
 * served alone.
 */
export function gatherAttempts({ reserve, most, isTraced }: GatherOptions): ReserveMany {
  const waiting: Waiting[] = [];
  // Of no caller: a step must not go on in the trace of whoever began the one before.
  const inOwnContext = AsyncLocalStorage.snapshot();
  let underWay = 0;
  let isFlushDue = false;

  const take = (): Waiting[] => {
    let attempts = 0;
    const tooMany = waiting.findIndex((call) => {
      attempts += call.attempts.length;
      return attempts > most;
    });
    return waiting.splice(0, tooMany === -1 ? waiting.length : Math.max(1, tooMany));
  };
  const flush = () => {
    isFlushDue = false;
    while (waiting.length > 0 && underWay < STEPS_UNDER_WAY) {
      underWay += 1;
      void settle(take(), reserve, inOwnContext).finally(() => {
        underWay -= 1;
        flush();
      });
    }
  };

  return (attempts) =>
    new Promise((resolve, reject) => {
      const inContext = isTraced() ? AsyncLocalStorage.snapshot() : undefined;
      waiting.push({ attempts, inContext, resolve, reject });
      if (isFlushDue || underWay >= STEPS_UNDER_WAY) return;
      isFlushDue = true;
      setImmediate(flush);
    });
}

/** Decides the calls in one step and answers each; never rejects. */
async function settle(
  calls: readonly Waiting[],
  reserve: ReserveMany,
  inOwnContext: ReturnType<typeof AsyncLocalStorage.snapshot>,
): Promise<void> {
  const inContext = calls.find((call) => call.inContext)?.inContext ?? inOwnContext;
  try {
    const outcomes = await inContext(
      reserve,
      calls.flatMap(({ attempts }) => attempts),
    );
    let from = 0;
    for (const { attempts, resolve, reject } of calls) {
      const own = outcomes.slice(from, from + attempts.length);
      from += attempts.length;
      if (own.length === attempts.length) resolve(own);
      else reject(new Error("the stock left an attempt without an answer"));
    }
  } catch (error) {
    for (const { reject } of calls) reject(error);
  }
}
