import type { ReserveOutcome } from "../domain/seckill.ts";
import type { SeckillAttempt } from "./ports/seckill-stock.ts";

/** Decides many attempts in one step. */
export type ReserveMany = (attempts: readonly SeckillAttempt[]) => Promise<ReserveOutcome[]>;

interface Waiting {
  attempt: SeckillAttempt;
  resolve: (outcome: ReserveOutcome) => void;
  reject: (error: unknown) => void;
}

/**
 * Makes one step of the attempts that arrive in the same turn of the event loop: a step costs about the same for one
 * buyer as for many. Nobody waits for a timer; a buyer who comes alone is served alone.
 * @param most attempts in one step.
 */
export function gatherAttempts(
  reserve: ReserveMany,
  most: number,
): (attempt: SeckillAttempt) => Promise<ReserveOutcome> {
  let waiting: Waiting[] = [];

  const settle = async (batch: Waiting[]) => {
    try {
      const outcomes = await reserve(batch.map(({ attempt }) => attempt));
      for (const [index, { resolve, reject }] of batch.entries()) {
        const outcome = outcomes[index];
        if (outcome) resolve(outcome);
        else reject(new Error("the stock left an attempt without an answer"));
      }
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
  };
  const flush = () => {
    const gathered = waiting;
    waiting = [];
    for (let from = 0; from < gathered.length; from += most) void settle(gathered.slice(from, from + most));
  };

  return (attempt) =>
    new Promise((resolve, reject) => {
      waiting.push({ attempt, resolve, reject });
      if (waiting.length === 1) setImmediate(flush);
    });
}
