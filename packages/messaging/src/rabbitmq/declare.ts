import type { Logger } from "@mall/kernel";
import type { Channel } from "rabbitmq-client";
import type { DeclaredQueue, QueueRegistry } from "../queue-registry.ts";
import { deadQueue, delayQueue, pausesOf, type RabbitQueue, retryQueue, workQueue } from "./arguments.ts";
import type { RabbitConnection } from "./connection.ts";

/** What declaring needs. */
export interface DeclareOptions {
  connection: RabbitConnection;
  registry: QueueRegistry;
  quorum: boolean;
  logger: Logger;
}

/**
 * Makes a queue on the server with all it leads to, when it is first used: a service that only knows of a queue must
 * not decide how it is. What is there already is confirmed.
 */
export function createDeclarer({ connection, registry, quorum, logger }: DeclareOptions) {
  const withChannel = async <T>(work: (channel: Channel) => Promise<T>): Promise<T> => {
    const channel = await connection.acquire();
    try {
      return await work(channel);
    } finally {
      await channel.close().catch(() => {});
    }
  };

  /** A refusal closes the channel, so each declaration has its own. */
  const declare = async (spec: RabbitQueue): Promise<void> => {
    try {
      await withChannel((channel) => channel.queueDeclare(spec));
    } catch (error) {
      if ((error as { code?: string }).code !== "PRECONDITION_FAILED") throw error;
      await replace(spec);
    }
  };

  /** A queue with other arguments gives way when it is empty and nobody consumes from it; else it stays as it is. */
  const replace = async (spec: RabbitQueue): Promise<void> => {
    const { queue } = spec;
    const there = await withChannel((channel) => channel.queueDeclare({ queue, passive: true }));
    if (there.messageCount > 0 || there.consumerCount > 0) {
      logger.warn({ queue, messages: there.messageCount }, "queue has other arguments and is in use: left as it is");
      return;
    }
    await withChannel((channel) => channel.queueDelete(queue));
    await withChannel((channel) => channel.queueDeclare(spec));
    logger.info({ queue }, "queue made anew with other arguments");
  };

  const declareWork = async (queue: DeclaredQueue): Promise<void> => {
    const { name } = queue;
    const retries = pausesOf(queue).map((ms) => retryQueue(name, ms, quorum));
    for (const spec of [deadQueue(name, quorum), workQueue(queue, quorum), ...retries]) await declare(spec);
  };

  const declareDelay = async (name: string, delay: NonNullable<DeclaredQueue["delay"]>): Promise<void> => {
    const { exchange, key: routingKey, target: queue } = delay;
    await declareWork(registry.get(queue));
    await withChannel((channel) => channel.exchangeDeclare({ exchange, type: "direct", durable: true }));
    await withChannel((channel) => channel.queueBind({ exchange, routingKey, queue }));
    await declare(delayQueue(name, delay, quorum));
  };

  return ({ name, delay }: DeclaredQueue): Promise<void> =>
    delay ? declareDelay(name, delay) : declareWork(registry.get(name));
}
