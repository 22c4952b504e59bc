import { setTimeout as sleep } from "node:timers/promises";
import { isUnavailable, type Logger } from "@mall/kernel";
import type { Tracing } from "@mall/tracing";
import type { ConsumeOptions, Delivery } from "../broker.ts";
import { AWAY_MS } from "../retry-policy.ts";
import { traceProcess } from "../traced.ts";

/** Who handles, and who may end the waiting. */
export interface HandlerContext {
  queue: { name: string };
  handle: ConsumeOptions["handle"];
  tracing: Tracing;
  logger: Logger;
  /** The consumer stops: no more tries. */
  signal: AbortSignal;
}

/**
 * Hands messages to the handler, again and again while a server it needs is away: no fault of the messages, so they
 * must not run out of deliveries. False when the consumer was stopped before that. @throws what else the handler threw.
 */
export async function handleWhenWell(deliveries: Delivery[], context: HandlerContext): Promise<boolean> {
  const { queue, handle, tracing, logger, signal } = context;
  for (let tries = 0; !signal.aborted; tries += 1) {
    const these = deliveries.map((delivery) => ({ ...delivery, attempt: delivery.attempt + tries }));
    try {
      await traceProcess(tracing, queue.name, these, async () => handle(these));
      return true;
    } catch (error) {
      if (!isUnavailable(error)) throw error;
      const fields = { err: error, queue: queue.name, messages: these.length };
      if (tries === 0) logger.warn(fields, "messages wait for a server that is away");
    }
    await sleep(AWAY_MS, undefined, { signal }).catch(() => {});
  }
  return false;
}
