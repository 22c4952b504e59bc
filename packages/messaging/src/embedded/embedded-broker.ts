import type { Clock, Logger } from "@mall/kernel";
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

  const viewFor = (tracing: Tracing): Broker => ({
    declare: async (queues) => registry.declare(queues),
    publish: async (name, messages) => {
      const { delay } = registry.get(name);
      if (messages.length === 0) return;
      if (!database.isOpen) throw new Error(`The broker is closed: nothing is published to ${name}`);
      const dueAt = clock.now() + (delay?.ttlMs ?? 0);
      tracePublish(tracing, name, messages, (traced) => store.messages.insert(name, traced, dueAt));
      consumers.announce(delay?.target ?? name, dueAt);
    },
    consume: async (name, { batch = 1, handle }) => {
      const queue = registry.consumable(name);
      return consumers.add(name, () =>
        startQueueConsumer({ queue, batch, handle, store, clock, logger, tracing, pollMs }),
      );
    },
    depths: async () => store.depths(),
    deadLetters: async (name, limit) => store.inspection.deadLetters(registry.consumable(name).name, limit),
    retryDeadLetters: async (name) => {
      const count = store.inspection.retryDeadLetters(registry.consumable(name).name);
      consumers.announce(name, clock.now());
      return count;
    },
    close: async () => {},
  });

  return {
    ...viewFor(options.tracing),
    viewFor,
    close: async () => {
      await consumers.stop();
      if (database.isOpen) database.close();
    },
  };
}
