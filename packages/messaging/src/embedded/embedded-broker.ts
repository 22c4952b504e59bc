import { type Clock, fail, type Logger } from "@mall/kernel";
import { openDatabase } from "@mall/storage";
import type { Tracing } from "@mall/tracing";
import type { Broker } from "../broker.ts";
import { createQueueRegistry } from "../queue-registry.ts";
import { tracePublish } from "../traced.ts";
import { createConsumerSet } from "./consumer-set.ts";
import { openStore } from "./open-store.ts";
import { startQueueConsumer } from "./queue-consumer.ts";

/** What the embedded broker needs. */
export interface EmbeddedBrokerOptions {
  /** SQLite file of the queues; processes of one machine that open the same file share them. */
  file: string;
  clock: Clock;
  logger: Logger;
  tracing: Tracing;
  /** Milliseconds until a message published by another process, or one that becomes due, is seen; default 20. */
  pollMs?: number;
  /** FULL keeps messages through a loss of power as well; default NORMAL, see openDatabase. */
  synchronous?: "NORMAL" | "FULL";
}

/** The embedded broker of one process. */
export interface EmbeddedBroker extends Broker {
  /**
   * The same broker as another service of the process sees it: its spans carry that service's name. One process
   * opens the file once: a second connection would wait for a transaction that the same thread has to finish.
   * Closing a view closes nothing.
   */
  viewFor(tracing: Tracing): Broker;
  /**
   * From now on it is as a server that is away, for all views: what is asked of it rejects with `service_unavailable`, and
   * nothing is delivered. Messages that are with a consumer go back to their queues. Consuming can begin all the same.
   */
  pause(): void;
  /** Ends that: everything is delivered that could have been. */
  resume(): void;
}

/**
 * Opens the durable queues in an SQLite file, with no server. A message survives kill -9 of anybody; one that was
 * being handled is delivered again when its lease of 10 seconds is over.
 * @throws Error of node:sqlite when the file cannot be opened.
 */
export function createEmbeddedBroker(options: EmbeddedBrokerOptions): EmbeddedBroker {
  const { file, clock, logger, pollMs = 20, synchronous = "NORMAL" } = options;
  const database = openDatabase({ file, synchronous });
  const registry = createQueueRegistry();
  const store = openStore(database, registry, clock);
  const consumers = createConsumerSet();
  let paused = false;
  const requirePresence = () => {
    if (paused) throw fail("service_unavailable", { cause: new Error("the broker is stopped") });
  };

  const viewFor = (tracing: Tracing): Broker => ({
    kind: "embedded",
    declare: async (queues) => registry.declare(queues),
    publish: async (name, messages) => {
      const { delay } = registry.get(name);
      if (messages.length === 0) return;
      requirePresence();
      if (!database.isOpen) throw new Error(`The broker is closed: nothing is published to ${name}`);
      const dueAt = clock.now() + (delay?.ttlMs ?? 0);
      tracePublish(tracing, name, messages, (traced) => store.messages.insert(name, traced, dueAt));
      consumers.announce(delay?.target ?? name, dueAt);
    },
    consume: async (name, { batch = 1, handle }) => {
      const queue = registry.consumable(name);
      return consumers.add(name, () =>
        startQueueConsumer({
          ...{ queue, batch, handle, store, clock, logger, tracing, pollMs },
          paused: () => paused,
        }),
      );
    },
    depths: async () => {
      requirePresence();
      return store.depths();
    },
    deadLetters: async (name, limit) => {
      requirePresence();
      return store.inspection.deadLetters(registry.consumable(name).name, limit);
    },
    retryDeadLetters: async (name) => {
      requirePresence();
      const count = store.inspection.retryDeadLetters(registry.consumable(name).name);
      consumers.announce(name, clock.now());
      return count;
    },
    close: async () => {},
  });

  return {
    ...viewFor(options.tracing),
    viewFor,
    pause: () => {
      if (!paused && database.isOpen) store.messages.giveAllBack();
      paused = true;
    },
    resume: () => {
      paused = false;
      consumers.wake(clock.now());
    },
    close: async () => {
      await consumers.stop();
      if (database.isOpen) database.close();
    },
  };
}
