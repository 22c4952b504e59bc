import { setImmediate as nextTurn } from "node:timers/promises";
import { type Clock, type Logger, startLoop } from "@mall/kernel";
import type { Tracing } from "@mall/tracing";
import type { ConsumeOptions, Consumer } from "../broker.ts";
import type { DeclaredQueue } from "../queue-registry.ts";
import { deliver } from "./deliver.ts";
import type { QueueStore } from "./open-store.ts";

/** What a consumer of one queue works with. */
export interface QueueConsumerOptions {
  queue: DeclaredQueue;
  batch: number;
  handle: ConsumeOptions["handle"];
  store: QueueStore;
  clock: Clock;
  logger: Logger;
  tracing: Tracing;
  pollMs: number;
  /** While it is, nothing is taken from the queue. */
  paused: () => boolean;
}

/** A consumer that can be told of new messages. */
export interface QueueConsumer extends Consumer {
  /** A message published in this process is due at that time: wakes the consumer when it sleeps longer. */
  expect(dueAt: number): void;
}

/**
 * Handles one batch after the other until nothing is due. Then every pollMs it asks whether another process wrote
 * (a few microseconds, no query) or the time of the next message has come, and only then looks at the queue.
 */
export function startQueueConsumer(options: QueueConsumerOptions): QueueConsumer {
  const { queue, batch, handle, store, clock, logger, tracing, pollMs, paused } = options;
  const stopping = new AbortController();
  const { signal } = stopping;
  const context = { queue, handle, store: store.messages, tracing, logger, signal };
  let seenVersion: number | undefined;
  let dueAt = Number.NEGATIVE_INFINITY;

  const nextClaim = () => (signal.aborted || paused() ? undefined : store.claim(queue.name, batch));
  const run = async () => {
    if (paused()) return;
    const version = store.dataVersion();
    if (version === seenVersion && clock.now() < dueAt) return;
    dueAt = Number.NEGATIVE_INFINITY;
    for (let claim = nextClaim(); claim; claim = nextClaim()) {
      await deliver(claim, context);
      // A long queue must not keep timers and sockets of the process waiting.
      await nextTurn();
    }
    // Only now, so that a look that failed is repeated.
    seenVersion = version;
    dueAt = store.nextDue(queue.name);
  };

  const loop = startLoop({ name: `consume ${queue.name}`, intervalMs: pollMs, run, logger });
  return {
    expect: (at) => {
      const now = clock.now();
      dueAt = Math.min(dueAt, at);
      if (at <= now) loop.kick();
    },
    stop: async () => {
      stopping.abort();
      await loop.stop();
    },
  };
}
