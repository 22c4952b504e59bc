import { setTimeout as sleep } from "node:timers/promises";
import type { Logger } from "@mall/kernel";
import type { Delivery } from "../broker.ts";
import { type DeclaredQueue, deadQueueOf } from "../queue-registry.ts";
import { ERROR_HEADER, pauseAfter } from "../retry-policy.ts";
import type { TracedMessage } from "../traced.ts";
import { pausesOf, retryQueueName } from "./arguments.ts";
import { ATTEMPT_HEADER, FAILURES_HEADER } from "./delivery.ts";

/** A delivery, and how often the handler failed at the message before. */
export interface Letter {
  delivery: Delivery;
  failures: number;
}

/** Publishes to a queue that belongs to the consumer's own; makes both when they are missing. */
export type Republish = (target: string, messages: readonly TracedMessage[]) => Promise<void>;

const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 5000;

/** What becomes of messages that could not be handled: copies, which the server has before anything is acknowledged. */
export function createPassOn({
  queue,
  republish,
  logger,
}: {
  queue: DeclaredQueue;
  republish: Republish;
  logger: Logger;
}) {
  const { name } = queue;

  /** Tries until the server has them: given back instead, they would come again at once, and that is counted. */
  const persist = async (target: string, messages: readonly TracedMessage[], signal: AbortSignal): Promise<void> => {
    for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(LONGEST_PAUSE_MS, pauseMs * 2)) {
      try {
        return await republish(target, messages);
      } catch (error) {
        if (signal.aborted) throw error;
        if (pauseMs === FIRST_PAUSE_MS) logger.warn({ err: error, queue: target }, "messages cannot be passed on yet");
        await sleep(pauseMs, undefined, { signal }).catch(() => {});
      }
    }
  };

  return {
    /** To be delivered again after the pause that the failures of each ask for. */
    async later(letters: readonly Letter[], signal: AbortSignal): Promise<void> {
      for (const [pauseMs, some] of Map.groupBy(letters, ({ failures }) => pauseAfter(failures + 1))) {
        const copies = some.map(({ delivery, failures }) => copyOf(delivery, failures + 1));
        await persist(retryQueueName(name, pauseMs), copies, signal);
      }
    },
    /** To be delivered again after the longest pause, with no failure counted. */
    async untilWell(letters: readonly Letter[], signal: AbortSignal): Promise<void> {
      const pauseMs = Math.max(...pausesOf(queue));
      const copies = letters.map(({ delivery, failures }) => copyOf(delivery, failures));
      await persist(retryQueueName(name, pauseMs), copies, signal);
    },
    /** Among the dead letters. */
    async bury({ delivery }: Letter, reason: string, signal: AbortSignal): Promise<void> {
      const headers = { ...delivery.headers, [ATTEMPT_HEADER]: String(delivery.attempt), [ERROR_HEADER]: reason };
      await persist(deadQueueOf(name), [{ ...delivery, headers }], signal);
    },
  };
}

function copyOf({ id, body, headers, attempt }: Delivery, failures: number): TracedMessage {
  const counts = { [ATTEMPT_HEADER]: String(attempt + 1), [FAILURES_HEADER]: String(failures) };
  return { id, body, headers: { ...headers, ...counts } };
}
