import { unguarded } from "@mall/kernel";
import type { Broker } from "../broker.ts";
import { createQueueRegistry, type DeclaredQueue } from "../queue-registry.ts";
import { tracePublish } from "../traced.ts";
import { createConnected } from "./connected.ts";
import type { RabbitBrokerOptions } from "./options.ts";
import type { Republish } from "./pass-on.ts";
import { createSettle } from "./settle.ts";
import { type Subscription, subscribe } from "./subscription.ts";
import { inTime, orUnavailable } from "./time-limit.ts";

/**
 * The broker on RabbitMQ. Connects when it is first used and again by itself; while the server is away, publishing
 * throws AppError `service_unavailable` and consumers wait. A handler that throws that error gets the same messages
 * again until it does not: they are not counted as failed. `depths` counts as unacked what this process holds.
 */
export function createRabbitBroker(options: RabbitBrokerOptions): Broker {
  const { clock, logger, tracing, guard = unguarded, confirmTimeoutMs = 5000 } = options;
  const registry = createQueueRegistry();
  const subscriptions = new Set<Subscription>();
  const connected = createConnected(options, registry, subscriptions);
  const { publishing, consuming, made, publisher, depths, deadLetters, close } = connected;

  const ensure = (queue: DeclaredQueue) =>
    orUnavailable(inTime(made.ensure(queue), confirmTimeoutMs, "did not declare queues"));

  /** To `target`, which is the queue itself or belongs to it. */
  const sendNow = async (queue: DeclaredQueue, ...[target, messages]: Parameters<Republish>): Promise<void> => {
    const how = await ensure(queue);
    const expiration = how === "as it was" ? queue.delay?.ttlMs : undefined;
    await publisher.publish(target, messages, expiration).catch((error: unknown) => {
      // Somebody may have deleted the queue meanwhile: the next try makes it again.
      made.forget(queue.name);
      throw error;
    });
  };

  const underWay = new Set<Promise<void>>();
  const send = async (...what: Parameters<typeof sendNow>): Promise<void> => {
    const mine = sendNow(...what);
    underWay.add(mine);
    await mine.finally(() => underWay.delete(mine));
  };

  const start = (queue: DeclaredQueue, batch: number, settle: ReturnType<typeof createSettle>): Subscription => {
    const open = async () => {
      made.forget(queue.name);
      await made.ensure(queue);
      return await consuming.acquire();
    };
    const prefetch = options.prefetch ?? 2 * batch;
    const { isAway } = consuming;
    return subscribe({ queue: queue.name, batch, prefetch, open, isAway, settle, clock, logger });
  };

  return {
    kind: "rabbitmq",
    declare: async (queues) => {
      registry.declare(queues);
      for (const { name } of queues) made.forget(name);
    },
    publish: async (name, messages) => {
      const queue = registry.get(name);
      if (messages.length === 0) return;
      publishing.assertOpen();
      await tracePublish(tracing, name, messages, (traced) => guard("rabbitmq", () => send(queue, name, traced)));
    },
    consume: async (name, { batch = 1, handle }) => {
      const queue = registry.consumable(name);
      consuming.assertOpen();
      const republish: Republish = (target, messages) => send(queue, target, messages);
      const subscription = start(queue, batch, createSettle({ queue, handle, republish, clock, tracing, logger }));
      subscriptions.add(subscription);
      const stop = () => subscription.stop().finally(() => subscriptions.delete(subscription));
      return { stop };
    },
    depths: () => orUnavailable(depths(registry.all())),
    deadLetters: async (name, limit) => await orUnavailable(deadLetters.look(registry.consumable(name).name, limit)),
    retryDeadLetters: async (name) => {
      const queue = registry.consumable(name);
      return await orUnavailable(deadLetters.retry(name, (target, messages) => send(queue, target, messages)));
    },
    close: async () => {
      await Promise.all([...subscriptions].map((subscription) => subscription.stop()));
      await Promise.allSettled(underWay);
      await close();
    },
  };
}
