import { setTimeout as sleep } from "node:timers/promises";
import { type Clock, isUnavailable, type Logger } from "@mall/kernel";
import type { Tracing } from "@mall/tracing";
import type { ConsumeOptions } from "../broker.ts";
import { type DeclaredQueue, deadQueueOf } from "../queue-registry.ts";
import { AWAY_MS, errorText, pauseAfter } from "../retry-policy.ts";
import { traceProcess } from "../traced.ts";
import { failuresOf, toDelivery } from "./delivery.ts";
import type { Held } from "./inbox.ts";
import { createPassOn, type Letter, type Republish } from "./pass-on.ts";

/** What settling needs. */
export interface SettleOptions {
  queue: DeclaredQueue;
  handle: ConsumeOptions["handle"];
  republish: Republish;
  clock: Clock;
  tracing: Tracing;
  logger: Logger;
}

/** Resolves when the messages may be acknowledged; rejects when they must go back, as `signal` says. */
export type Settle = (held: readonly Held[], signal: AbortSignal) => Promise<void>;

/** RabbitMQ takes a message back that is held for half an hour, and counts that; ours go to a retry queue before. */
const LONGEST_HOLD_MS = 10 * 60_000;

/**
 * Handles messages for good: those that failed are put where they come from again, each alone, or among the dead
 * letters. A crash between the copy and the acknowledgement makes two, never none.
 */
export function createSettle(options: SettleOptions): Settle {
  const { queue, handle, clock, tracing, logger } = options;
  const { name, maxDeliveries } = queue;
  const passOn = createPassOn(options);

  const failed = async (letters: readonly Letter[], error: unknown, signal: AbortSignal): Promise<void> => {
    const [first] = letters;
    if (!first) return;
    const fields = { err: error, queue: name, message: first.delivery.id, messages: letters.length };
    // In company nobody knows who was at fault: each is delivered alone before it can be buried.
    if (letters.length === 1 && first.failures + 1 >= maxDeliveries) {
      await passOn.bury(first, errorText(error), signal);
      logger.error({ ...fields, queue: deadQueueOf(name) }, "a message became a dead letter");
      return;
    }
    const pauseMs = pauseAfter(first.failures + 1);
    logger.warn({ ...fields, pauseMs }, "messages could not be handled; they are delivered again");
    await passOn.later(letters, signal);
  };

  return async (held, signal) => {
    const until = Math.min(...held.map(({ since }) => since)) + LONGEST_HOLD_MS;
    let letters = held.map(({ message }): Letter => ({ delivery: toDelivery(message), failures: failuresOf(message) }));
    for (let calls = 1; ; calls += 1) {
      const deliveries = letters.map(({ delivery }) => delivery);
      try {
        return await traceProcess(tracing, name, deliveries, async () => handle(deliveries));
      } catch (error) {
        if (!isUnavailable(error)) return await failed(letters, error, signal);
        // No fault of the messages: they must not run out of deliveries while a server is away.
        if (signal.aborted) throw error;
        const fields = { err: error, queue: name, messages: held.length };
        if (calls === 1) logger.warn(fields, "messages wait for a server that is away");
      }
      if (clock.now() > until) return await passOn.untilWell(letters, signal);
      await sleep(AWAY_MS, undefined, { signal }).catch(() => {});
      letters = letters.map(deliveredAgain);
    }
  };
}

function deliveredAgain({ delivery, failures }: Letter): Letter {
  return { delivery: { ...delivery, attempt: delivery.attempt + 1 }, failures };
}
