import { fail } from "@mall/kernel";
import type { Delivery, QueueDepth } from "../broker.ts";
import { type DeclaredQueue, deadQueueOf, type QueueRegistry } from "../queue-registry.ts";
import { ERROR_HEADER } from "../retry-policy.ts";
import { pausesOf, retryQueueName } from "./arguments.ts";
import type { RabbitConnection } from "./connection.ts";
import type { Subscription } from "./consumer.ts";
import { toDelivery } from "./delivery.ts";
import type { RabbitPublisher } from "./publisher.ts";

/** What looking at queues needs. */
export interface InspectionOptions {
  connection: RabbitConnection;
  registry: QueueRegistry;
  publisher: RabbitPublisher;
  subscriptions: ReadonlySet<Subscription>;
}

/** Looks at queues, and sends dead letters again. */
export function createInspection({ connection, registry, publisher, subscriptions }: InspectionOptions) {
  /** Messages ready in a queue; 0 for one that nobody has used yet. */
  const readyIn = async (queue: string): Promise<number> => {
    // A channel for each look: the one that asks for a queue that is not there is closed by the server.
    const channel = await connection.acquire();
    try {
      return (await channel.queueDeclare({ queue, passive: true })).messageCount;
    } catch (error) {
      if ((error as { code?: string }).code === "NOT_FOUND") return 0;
      throw fail("service_unavailable", { cause: error });
    } finally {
      await channel.close().catch(() => {});
    }
  };

  const depthOf = async (queue: DeclaredQueue): Promise<QueueDepth[]> => {
    const { name, delay } = queue;
    if (delay) return [{ queue: name, ready: 0, delayed: await readyIn(name), unacked: 0 }];
    const own = [...subscriptions].filter((each) => each.queue === name).map((each) => each.held());
    const retries = pausesOf(queue).map((ms) => retryQueueName(name, ms));
    const waiting = own.reduce((sum, held) => sum + held.waiting, 0);
    return [
      {
        queue: name,
        // Fetched and not handled yet is ready as anybody understands it.
        ready: (await readyIn(name)) + waiting,
        delayed: sumOf(await Promise.all(retries.map(readyIn))),
        unacked: own.reduce((sum, held) => sum + held.handling, 0),
      },
      { queue: deadQueueOf(name), ready: await readyIn(deadQueueOf(name)), delayed: 0, unacked: 0 },
    ];
  };

  return {
    depths: async (): Promise<QueueDepth[]> => {
      return (await Promise.all(registry.all().map(depthOf))).flat();
    },

    /** Fetched and not acknowledged: closing the channel puts them back. */
    deadLetters: async (name: string, limit: number): Promise<Delivery[]> => {
      const channel = await connection.acquire();
      const found: Delivery[] = [];
      try {
        while (found.length < limit) {
          const message = await channel.basicGet({ queue: deadQueueOf(name), noAck: false });
          if (!message) break;
          found.push(toDelivery(message));
        }
      } finally {
        await channel.close().catch(() => {});
      }
      return found;
    },

    /** Published, confirmed, and only then taken away, one by one: whoever looks on may see one twice, never none. */
    retryDeadLetters: async (name: string): Promise<number> => {
      const channel = await connection.acquire();
      let count = 0;
      try {
        for (let left = await readyIn(deadQueueOf(name)); left > 0; left -= 1) {
          const message = await channel.basicGet({ queue: deadQueueOf(name), noAck: false });
          if (!message) break;
          const { id, body, headers } = toDelivery(message);
          const { [ERROR_HEADER]: _, ...clean } = headers;
          await publisher.publish(name, [{ id, body, headers: clean }]);
          channel.basicAck({ deliveryTag: message.deliveryTag });
          count += 1;
        }
      } finally {
        await channel.close().catch(() => {});
      }
      return count;
    },
  };
}

const sumOf = (numbers: readonly number[]) => numbers.reduce((sum, each) => sum + each, 0);
