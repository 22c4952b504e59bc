import { setTimeout as sleep } from "node:timers/promises";
import { AppError, type Logger } from "@mall/kernel";
import type { Tracing } from "@mall/tracing";
import type { AsyncMessage } from "rabbitmq-client";
import type { ConsumeOptions, Delivery } from "../broker.ts";
import { type DeclaredQueue, deadQueueOf } from "../queue-registry.ts";
import { ERROR_HEADER, errorText, pauseAfter } from "../retry-policy.ts";
import { traceProcess } from "../traced.ts";
import { retryQueueName } from "./arguments.ts";
import { ALONE_HEADER, ATTEMPT_HEADER, toDelivery } from "./delivery.ts";
import type { RabbitPublisher } from "./publisher.ts";

/** What settling needs. */
export interface SettleOptions {
  queue: DeclaredQueue;
  handle: ConsumeOptions["handle"];
  publisher: Pick<RabbitPublisher, "publish">;
  tracing: Tracing;
  logger: Logger;
}

/** Pause while a server that the handler needs is away, in milliseconds. */
const AWAY_MS = 500;

/**
 * Handles messages; those of a batch that failed are put where they come from again, each alone, or among the dead
 * letters. The server has the copy before the original is acknowledged: a crash between makes two, never none.
 */
export function createSettle({ queue, handle, publisher, tracing, logger }: SettleOptions) {
  const { name, maxDeliveries } = queue;

  const bury = async (deliveries: readonly Delivery[], reason: string): Promise<void> => {
    const dead = deliveries.map(({ id, body, headers, attempt }) => ({
      ...{ id, body },
      headers: { ...headers, [ATTEMPT_HEADER]: String(attempt), [ERROR_HEADER]: reason },
    }));
    await publisher.publish(deadQueueOf(name), dead);
    logger.error({ queue: name, ids: dead.map(({ id }) => id), reason }, "messages moved to the dead letters");
  };

  const putOff = async (deliveries: readonly Delivery[]): Promise<void> => {
    for (const { id, body, headers, attempt } of deliveries) {
      const marked = { ...headers, [ATTEMPT_HEADER]: String(attempt + 1), [ALONE_HEADER]: "1" };
      await publisher.publish(retryQueueName(name, pauseAfter(attempt)), [{ id, body, headers: marked }]);
    }
  };

  return async (messages: readonly AsyncMessage[], stopping: AbortSignal): Promise<void> => {
    const deliveries = messages.map(toDelivery);
    for (;;) {
      try {
        return await traceProcess(tracing, name, deliveries, () => handle(deliveries));
      } catch (error) {
        if (!isAway(error)) return await failed(error);
        // No fault of the messages: they must not run out of deliveries while a server is away.
        if (stopping.aborted) throw error;
        logger.warn(
          { err: error, queue: name, messages: deliveries.length },
          "messages wait for a server that is away",
        );
        await sleep(AWAY_MS, undefined, { signal: stopping }).catch(() => {});
      }
    }

    async function failed(error: unknown): Promise<void> {
      const spent = deliveries.filter(({ attempt }) => attempt >= maxDeliveries);
      if (spent.length > 0) await bury(spent, errorText(error));
      await putOff(deliveries.filter(({ attempt }) => attempt < maxDeliveries));
    }
  };
}

function isAway(error: unknown): boolean {
  return error instanceof AppError && error.slug === "service_unavailable";
}
