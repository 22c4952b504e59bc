import { silentLogger, systemClock } from "@mall/kernel";
import { type Broker, type QueueDepth, shopTopology } from "@mall/messaging";
import { noTracing } from "@mall/tracing";
import { UnreadableError } from "../unreadable.ts";
import { DEAD_SUFFIX, DELAY_QUEUES, letterKey, type Mail } from "./mail.ts";

/** Opens a connection to RabbitMQ that only asks how many messages there are, and makes no queue. */
export async function openRabbit(url: string): Promise<Broker> {
  const { createRabbitBroker } = await import("@mall/messaging/rabbitmq");
  const broker = createRabbitBroker({ url, clock: systemClock, logger: silentLogger, tracing: noTracing });
  // Counting needs the names; the timeout is for whoever makes the queues.
  await broker.declare(shopTopology({ orderTimeoutMs: 60_000 }));
  return broker;
}

/** The queues of RabbitMQ, as they are when they are first asked for. */
export function rabbitMail(broker: Pick<Broker, "depths">): Mail {
  let counted: Promise<QueueDepth[]> | undefined;
  const depths = () => (counted ??= broker.depths().catch(away));
  const working = async () =>
    (await depths()).filter(({ queue }) => !DELAY_QUEUES.includes(queue) && !queue.endsWith(DEAD_SUFFIX));
  return {
    queued: async () => (await working()).reduce((sum, { ready, delayed }) => sum + ready + delayed, 0),
    dead: async () => {
      const dead = (await depths()).filter(({ queue, ready }) => queue.endsWith(DEAD_SUFFIX) && ready > 0);
      return dead.map(({ queue, ready }) => ({ queue: queue.slice(0, -DEAD_SUFFIX.length), count: ready, ids: [] }));
    },
    holds: async (letters) => {
      const busy = (await working()).filter(({ ready, delayed }) => ready + delayed > 0).map(({ queue }) => queue);
      return new Set(letters.filter(({ queue }) => busy.includes(queue)).map(letterKey));
    },
  };
}

function away(cause: unknown): never {
  throw new UnreadableError("RabbitMQ (RABBITMQ_URL) does not answer. Start it, then look again.", { cause });
}
