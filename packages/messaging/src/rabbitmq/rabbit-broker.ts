import { AppError, type Clock, fail, type Logger } from "@mall/kernel";
import type { Tracing } from "@mall/tracing";
import type { Broker } from "../broker.ts";
import { createQueueRegistry, type DeclaredQueue } from "../queue-registry.ts";
import { tracePublish } from "../traced.ts";
import { createRabbitConnection } from "./connection.ts";
import { type Subscription, subscribe } from "./consumer.ts";
import { createDeclarer } from "./declare.ts";
import { createInspection } from "./inspection.ts";
import { createRabbitPublisher } from "./publisher.ts";
import { createSettle } from "./settle.ts";

/** Which server, and who traces and logs. */
export interface RabbitBrokerOptions {
  /** `amqp://user:password@host:5672`. */
  url: string;
  clock: Clock;
  logger: Logger;
  tracing: Tracing;
  /** Quorum queues, which survive the loss of a node; default true. RabbitMQ before 3.10 needs false. */
  quorum?: boolean;
  /** Milliseconds to wait for the server's confirm; default 5000. */
  confirmTimeoutMs?: number;
}

/**
 * The broker on RabbitMQ 3.10 or newer. Connects when it is first used and again by itself; while the server is away,
 * publishing throws AppError `service_unavailable` and consumers wait. A handler that throws that error gets the same
 * messages again until it does not: they are not counted as failed.
 */
export function createRabbitBroker(options: RabbitBrokerOptions): Broker {
  const { url, logger, tracing, quorum = true, confirmTimeoutMs = 5000 } = options;
  const registry = createQueueRegistry();
  const connection = createRabbitConnection(url, logger);
  const publisher = createRabbitPublisher(connection, confirmTimeoutMs);
  const subscriptions = new Set<Subscription>();
  const inspection = createInspection({ connection, registry, publisher, subscriptions });
  const declareOnServer = createDeclarer({ connection, registry, quorum, logger });
  const made = new Map<string, Promise<void>>();

  /** Once for each queue and process; after a failure again. */
  const ensure = (queue: DeclaredQueue): Promise<void> => {
    const known = made.get(queue.name);
    if (known) return known;
    const making = declareOnServer(queue).catch((error: unknown) => {
      throw error instanceof AppError ? error : fail("service_unavailable", { cause: error });
    });
    made.set(queue.name, making);
    making.catch(() => made.delete(queue.name));
    return making;
  };

  return {
    declare: async (queues) => {
      registry.declare(queues);
      for (const { name } of queues) made.delete(name);
    },
    publish: async (name, messages) => {
      const queue = registry.get(name);
      if (messages.length === 0) return;
      await tracePublish(tracing, name, messages, async (traced) => {
        await ensure(queue);
        // Somebody may have deleted the queue meanwhile: the next try makes it again.
        await publisher.publish(name, traced).catch((error: unknown) => {
          made.delete(name);
          throw error;
        });
      });
    },
    consume: async (name, { batch = 1, handle }) => {
      const queue = registry.consumable(name);
      const open = async () => {
        made.delete(name);
        await ensure(queue);
        return await connection.acquire();
      };
      const settle = createSettle({ queue, handle, publisher, tracing, logger });
      const subscription = subscribe({ queue, batch, open, settle, logger });
      subscriptions.add(subscription);
      return {
        stop: async () => {
          await subscription.stop();
          subscriptions.delete(subscription);
        },
      };
    },
    depths: inspection.depths,
    deadLetters: async (name, limit) => await inspection.deadLetters(registry.consumable(name).name, limit),
    retryDeadLetters: async (name) => await inspection.retryDeadLetters(registry.consumable(name).name),
    close: async () => {
      await Promise.all([...subscriptions].map((subscription) => subscription.stop()));
      await publisher.close();
      await connection.close();
    },
  };
}
