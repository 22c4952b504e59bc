import type { Logger } from "@mall/kernel";
import type { DeclaredQueue, QueueRegistry } from "../queue-registry.ts";
import {
  classicOf,
  deadQueue,
  delayQueue,
  pausesOf,
  type QueueStyle,
  type RabbitQueue,
  retryQueue,
  workQueue,
} from "./arguments.ts";
import type { OwnChannel } from "./kept-channel.ts";
import { createReplace, type Declared } from "./replace.ts";
import { isRefusal } from "./time-limit.ts";

/** What declaring needs. */
export interface DeclareOptions {
  channel: OwnChannel;
  registry: QueueRegistry;
  style: QueueStyle;
  logger: Logger;
}

/**
 * Makes a queue on the server with all it leads to, when it is first used: a service that only knows of a queue must
 * not decide how it is. What is there already is confirmed.
 */
export function createDeclarer({ channel, registry, style, logger }: DeclareOptions) {
  const replace = createReplace(channel, logger);

  const declare = async (spec: RabbitQueue): Promise<Declared> => {
    try {
      await channel.use((on) => on.queueDeclare(spec));
      return "as declared";
    } catch (error) {
      if (!isRefusal(error, "PRECONDITION_FAILED")) throw error;
      if (error.message.includes("inequivalent arg")) return await replace(spec);
      if (style.quorum !== undefined || spec.arguments["x-queue-type"] === undefined) throw error;
      logger.info({ err: error, queue: spec.queue }, "RabbitMQ has no such quorum queue: made a classic one");
      return await declare(classicOf(spec));
    }
  };

  const declareWork = async (queue: DeclaredQueue): Promise<Declared> => {
    const { name } = queue;
    const retries = pausesOf(queue).map((ms) => retryQueue(name, ms, style));
    for (const spec of [deadQueue(name, style), ...retries]) await declare(spec);
    return await declare(workQueue(queue, style));
  };

  const declareDelay = async (name: string, delay: NonNullable<DeclaredQueue["delay"]>): Promise<Declared> => {
    const { exchange, key: routingKey, target: queue } = delay;
    await declareWork(registry.get(queue));
    await channel.use((on) => on.exchangeDeclare({ exchange, type: "direct", durable: true }));
    await channel.use((on) => on.queueBind({ exchange, routingKey, queue }));
    return await declare(delayQueue(name, delay, style));
  };

  return (queue: DeclaredQueue): Promise<Declared> =>
    queue.delay ? declareDelay(queue.name, queue.delay) : declareWork(queue);
}
