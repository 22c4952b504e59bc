import { setTimeout as sleep } from "node:timers/promises";
import type { Logger } from "@mall/kernel";
import type { AsyncMessage, Channel } from "rabbitmq-client";
import type { Consumer } from "../broker.ts";
import type { DeclaredQueue } from "../queue-registry.ts";
import { mayJoin } from "./delivery.ts";

/** What a subscription needs. */
export interface SubscriptionOptions {
  queue: DeclaredQueue;
  batch: number;
  /** Opens a channel on a server that has the queue. */
  open(): Promise<Channel>;
  /** Handles messages for good: resolves when they may be acknowledged, rejects when they must come again. */
  settle(messages: readonly AsyncMessage[], stopping: AbortSignal): Promise<void>;
  logger: Logger;
}

/** A consumer and what it holds. */
export interface Subscription extends Consumer {
  queue: string;
  /** Messages with the handler now, and those fetched that wait for it. */
  held(): { handling: number; waiting: number };
}

/** How long a batch that is not full waits for more, in milliseconds. */
const LINGER_MS = 5;
const RECONNECT_MS = 300;

/** Consumes until it is stopped: over lost connections, too, whose unacknowledged messages the server sends again. */
export function subscribe({ queue, batch, open, settle, logger }: SubscriptionOptions): Subscription {
  const stopping = new AbortController();
  let waiting: AsyncMessage[] = [];
  let handling = 0;

  /** The next messages to be handled in one call: one that failed in a batch before is handled alone. */
  const take = (): AsyncMessage[] => {
    const alone = waiting.findIndex((message) => !mayJoin(message));
    const count = alone === -1 ? batch : Math.max(1, Math.min(batch, alone));
    return waiting.splice(0, alone === 0 ? 1 : count);
  };

  const handleAll = async (channel: Channel): Promise<void> => {
    while (channel.active && waiting.length > 0 && !stopping.signal.aborted) {
      if (waiting.length < batch) await sleep(LINGER_MS);
      const messages = take();
      handling = messages.length;
      try {
        await settle(messages, stopping.signal);
        for (const { deliveryTag } of messages) if (channel.active) channel.basicAck({ deliveryTag });
      } catch (error) {
        logger.warn({ err: error, queue: queue.name }, "messages go back to the queue");
        for (const { deliveryTag } of messages) if (channel.active) channel.basicNack({ deliveryTag, requeue: true });
      } finally {
        handling = 0;
      }
    }
  };

  /** Consumes on one channel until it closes, or the consumer stops. */
  const consume = async (): Promise<void> => {
    const channel = await open();
    const closed = new Promise<void>((resolve) => channel.once("close", resolve));
    const stopped = onceAborted(stopping.signal);
    waiting = [];
    let work: Promise<void> = Promise.resolve();
    await channel.basicQos({ prefetchCount: batch });
    const { consumerTag } = await channel.basicConsume({ queue: queue.name }, (message) => {
      waiting.push(message);
      work = work.then(() => handleAll(channel));
    });
    await Promise.race([closed, stopped]);
    if (channel.active) await channel.basicCancel(consumerTag).catch(() => {});
    await work;
    // Closing hands what was fetched and not handled back to the queue.
    waiting = [];
    await channel.close().catch(() => {});
  };

  const run = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      await consume().catch(() => {});
      if (!stopping.signal.aborted) await sleep(RECONNECT_MS, undefined, { signal: stopping.signal }).catch(() => {});
    }
  };
  const running = run();

  return {
    queue: queue.name,
    held: () => ({ handling, waiting: waiting.length }),
    stop: async () => {
      stopping.abort();
      await running;
    },
  };
}

function onceAborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => signal.addEventListener("abort", () => resolve(), { once: true }));
}
