import { type DeclaredQueue, deadQueueOf } from "../queue-registry.ts";
import { pauseAfter } from "../retry-policy.ts";

/**
 * Deliveries to consumers that died before they answered. A message that kills whoever handles it ends among the dead
 * letters too; the bound is wide, since every restart hands back what was fetched and not yet handled.
 */
const CRASH_LIMIT = 20;

/** A queue as RabbitMQ declares it. */
export interface RabbitQueue {
  queue: string;
  durable: true;
  arguments: Record<string, string | number>;
}

/** Dead letters of a quorum queue are handed on with a confirm, so that none is lost on its way. */
const SAFE = { "x-dead-letter-strategy": "at-least-once", "x-overflow": "reject-publish" };

function declared(queue: string, quorum: boolean, own: Record<string, string | number>): RabbitQueue {
  const type = quorum ? { "x-queue-type": "quorum" } : {};
  return { queue, durable: true, arguments: { ...type, ...own } };
}

/** Where dead letters lie: for good, until somebody sends them again. */
export function deadQueue(name: string, quorum: boolean): RabbitQueue {
  return declared(deadQueueOf(name), quorum, {});
}

/** A queue with consumers. */
export function workQueue({ name }: DeclaredQueue, quorum: boolean): RabbitQueue {
  const dead = { "x-dead-letter-exchange": "", "x-dead-letter-routing-key": deadQueueOf(name) };
  return declared(name, quorum, { ...dead, ...(quorum ? { ...SAFE, "x-delivery-limit": CRASH_LIMIT } : {}) });
}

/** A queue whose messages all wait the same time: a time for each message would let one wait behind a longer one. */
export function delayQueue(name: string, delay: NonNullable<DeclaredQueue["delay"]>, quorum: boolean): RabbitQueue {
  const { ttlMs, exchange, key } = delay;
  const way = { "x-message-ttl": ttlMs, "x-dead-letter-exchange": exchange, "x-dead-letter-routing-key": key };
  return declared(name, quorum, { ...way, ...(quorum ? SAFE : {}) });
}

/** Name of the queue in which failed messages of another one wait so many milliseconds. */
export const retryQueueName = (name: string, ms: number) => `${name}.retry.${ms}`;

/** The pauses between the deliveries of a queue's messages, in milliseconds. */
export function pausesOf({ maxDeliveries }: DeclaredQueue): number[] {
  const pauses = Array.from({ length: maxDeliveries - 1 }, (_, index) => pauseAfter(index + 1));
  return [...new Set(pauses)];
}

/** Where a failed message of `name` waits before it goes back there. */
export function retryQueue(name: string, ms: number, quorum: boolean): RabbitQueue {
  return delayQueue(retryQueueName(name, ms), { ttlMs: ms, target: name, exchange: "", key: name }, quorum);
}
