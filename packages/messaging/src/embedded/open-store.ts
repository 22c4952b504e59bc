import type { DatabaseSync } from "node:sqlite";
import type { Clock } from "@mall/kernel";
import { createTransaction } from "@mall/storage";
import type { QueueDepth } from "../broker.ts";
import { deadQueueOf, type QueueRegistry } from "../queue-registry.ts";
import type { Claim } from "./claim.ts";
import { createMoveDue } from "./delayed-messages.ts";
import { createInspection, type Inspection } from "./inspection.ts";
import { createMessageStore, type MessageStore } from "./message-store.ts";
import { SCHEMA } from "./schema.ts";

/** The messages of a file as the queues of a registry. */
export interface QueueStore {
  messages: MessageStore;
  inspection: Inspection;
  /** Up to `limit` messages of the queue that are due, those from its delay queues included. */
  claim(queue: string, limit: number): Claim | undefined;
  /** When the next message of the queue is due, in ms since the epoch; Infinity without any. */
  nextDue(queue: string): number;
  /** Changes when another connection wrote to the file; costs a few microseconds. */
  dataVersion(): number;
  /** Depth of every queue declared, and of its dead letters. */
  depths(): QueueDepth[];
}

/** Makes the tables when they are missing. */
export function openStore(database: DatabaseSync, registry: QueueRegistry, clock: Clock): QueueStore {
  database.exec(SCHEMA);
  const transaction = createTransaction(database);
  const messages = createMessageStore(database, transaction, clock);
  const inspection = createInspection(database, transaction, clock);
  const moveDue = createMoveDue(database, transaction, clock);
  const version = database.prepare("pragma data_version");
  const moveDueTo = (target: string) => {
    for (const feeder of registry.feeders(target)) moveDue(feeder, target);
  };

  return {
    messages,
    inspection,
    claim: (queue, limit) => {
      moveDueTo(queue);
      return messages.claim(queue, limit);
    },
    nextDue: (queue) => Math.min(...[queue, ...registry.feeders(queue)].map(messages.nextDue)),
    dataVersion: () => Number(version.get()?.data_version),
    depths: () => {
      const queues = registry.all();
      for (const { name } of queues) moveDueTo(name);
      return queues.flatMap(({ name, delay }) =>
        delay ? [inspection.depth(name)] : [inspection.depth(name), inspection.depth(deadQueueOf(name))],
      );
    },
  };
}
