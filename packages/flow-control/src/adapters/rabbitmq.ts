import { setTimeout as delay } from "node:timers/promises";
import type { ConsumerHandler, ConsumerStatus } from "rabbitmq-client";
import type { EnterOptions, Entry } from "../engine/entry.ts";
import type { FlowControl } from "../engine/flow-control.ts";

/** How messages are let in. */
export interface GuardedConsumerOptions {
  /** What rules may look at: attachments, origin, priority. */
  optionsOf?: (message: Parameters<ConsumerHandler>[0]) => EnterOptions;
  /**
   * Milliseconds of pauses after which a message that is refused all the time goes back to its queue, for another
   * consumer. Default 600000: well below the half hour after which RabbitMQ takes a consumer for stuck.
   */
  holdMs?: number;
  /** Once aborted, what is refused goes back to its queue at once, so that closing the consumer is quick. */
  signal?: AbortSignal;
  /** Resolves after so many milliseconds, or when the signal is aborted. Default: the machine's timer. */
  sleep?: (ms: number, signal: AbortSignal | undefined) => Promise<void>;
}

/** Hands a message back to its queue. The enum itself would have to be loaded. */
const REQUEUE: ConsumerStatus.REQUEUE = 1;

/** After a refusal that does not say when to try again. */
const PAUSE_MS = 1000;
const SHORTEST_PAUSE_MS = 50;
/** So that a change of the rules is soon seen. */
const LONGEST_PAUSE_MS = 5000;

/**
 * A handler for `createConsumer` of rabbitmq-client that does its work inside a resource. Throttling makes messages wait
 * for their turn, which evens out a burst. A message that is refused stays unacknowledged with this consumer and is
 * tried again: it is not lost, no try counts against the delivery limit of a quorum queue, and with a prefetch it holds
 * back what comes after. What the handler throws, or hands back by REQUEUE, is a failure.
 */
export function guardedConsumer(
  flow: FlowControl,
  resource: string,
  handler: ConsumerHandler,
  { optionsOf, holdMs = 600_000, signal, sleep = pause }: GuardedConsumerOptions = {},
): ConsumerHandler {
  return async (message, reply) => {
    const own = optionsOf?.(message);
    for (let held = 0; ; ) {
      const entry = await flow.acquire(resource, own);
      if (entry.passed) return await workInside(entry, async () => await handler(message, reply));
      const ms = Math.min(Math.max(entry.retryAfterMs ?? PAUSE_MS, SHORTEST_PAUSE_MS), LONGEST_PAUSE_MS);
      held += ms;
      if (held > holdMs || signal?.aborted) return REQUEUE;
      await sleep(ms, signal);
    }
  };
}

async function workInside<T>(entry: Entry, work: () => Promise<T>): Promise<T> {
  try {
    const status = await work();
    entry.exit(status === REQUEUE ? new Error("handed back") : undefined);
    return status;
  } catch (error) {
    entry.exit(error ?? new Error("failed without an error"));
    throw error;
  }
}

async function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  // Rejects only when it is aborted.
  await delay(ms, undefined, signal ? { signal } : {}).catch(() => {});
}
