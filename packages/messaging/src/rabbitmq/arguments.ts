import { type DeclaredQueue, deadQueueOf } from "../queue-registry.ts";
import { pauseAfter } from "../retry-policy.ts";

/** How queues are kept. */
export interface QueueStyle {
  /** Quorum queues; undefined where the server has them for what is asked. */
  quorum: boolean | undefined;
  /** Times a message may come back to a quorum queue unhandled, because whoever held it died. */
  crashLimit: number;
}

/** A queue as RabbitMQ declares it. */
export interface RabbitQueue {
  queue: string;
  durable: true;
  arguments: Record<string, string | number>;
}

/** Dead letters of a quorum queue are handed on with a confirm, so that none is lost on its way. */
const SAFE = { "x-dead-letter-strategy": "at-least-once", "x-overflow": "reject-publish" };

/** Whoever looks at dead letters hands them back, and that counts; RabbitMQ 4 would throw them away after twenty. */
const NO_LIMIT = 2 ** 31 - 1;

function declared(
  queue: string,
  { quorum }: QueueStyle,
  own: Record<string, string | number>,
  forQuorum: Record<string, string | number>,
): RabbitQueue {
  const kind = quorum === false ? {} : { "x-queue-type": "quorum", ...forQuorum };
  return { queue, durable: true, arguments: { ...own, ...kind } };
}

/** Where dead letters lie: for good, until somebody sends them again. */
export function deadQueue(name: string, style: QueueStyle): RabbitQueue {
  return declared(deadQueueOf(name), style, {}, { "x-delivery-limit": NO_LIMIT });
}

/** A queue with consumers. */
export function workQueue({ name }: DeclaredQueue, style: QueueStyle): RabbitQueue {
  const dead = { "x-dead-letter-exchange": "", "x-dead-letter-routing-key": deadQueueOf(name) };
  return declared(name, style, dead, { ...SAFE, "x-delivery-limit": style.crashLimit });
}

/** A queue whose messages all wait the same time: a time for each message would let one wait behind a longer one. */
export function delayQueue(name: string, delay: NonNullable<DeclaredQueue["delay"]>, style: QueueStyle): RabbitQueue {
  const { ttlMs, exchange, key } = delay;
  const way = { "x-message-ttl": ttlMs, "x-dead-letter-exchange": exchange, "x-dead-letter-routing-key": key };
  return declared(name, style, way, { ...SAFE, "x-delivery-limit": style.crashLimit });
}

/** Name of the queue in which failed messages of another one wait so many milliseconds. */
export const retryQueueName = (name: string, ms: number) => `${name}.retry.${ms}`;

/** The pauses between the deliveries of a queue's messages, in milliseconds, shortest first; at least one. */
export function pausesOf({ maxDeliveries }: DeclaredQueue): number[] {
  // A failed batch comes back one by one even where a single failure is enough: hence at least one pause.
  const length = Math.max(1, maxDeliveries - 1);
  return [...new Set(Array.from({ length }, (_, index) => pauseAfter(index + 1)))];
}

/** Where a failed message of `name` waits before it goes back there. */
export function retryQueue(name: string, ms: number, style: QueueStyle): RabbitQueue {
  return delayQueue(retryQueueName(name, ms), { ttlMs: ms, target: name, exchange: "", key: name }, style);
}

/** The same queue for a server whose quorum queues cannot do what it needs. */
export function classicOf({ queue, durable, arguments: all }: RabbitQueue): RabbitQueue {
  const own = Object.entries(all).filter(([name]) => !FOR_QUORUM.has(name));
  return { queue, durable, arguments: Object.fromEntries(own) };
}

const FOR_QUORUM = new Set(["x-queue-type", "x-delivery-limit", ...Object.keys(SAFE)]);
