import { type DeclaredQueue, deadQueueOf } from "../queue-registry.ts";
import { AWAY_MS, errorText, pauseAfter } from "../retry-policy.ts";
import type { Claim } from "./claim.ts";
import { type HandlerContext, handleWhenWell } from "./handle-when-well.ts";
import { RENEW_MS } from "./lease.ts";
import type { MessageStore } from "./message-store.ts";

/** What the delivery of a batch works with. */
export interface DeliveryContext extends HandlerContext {
  queue: DeclaredQueue;
  store: MessageStore;
}

/** Hands a claim to the handler and settles it: acknowledged, released for another delivery, or buried. */
export async function deliver(claim: Claim, context: DeliveryContext): Promise<void> {
  const { queue, store, logger } = context;
  const [first] = claim.deliveries;
  // Only a consumer that died leaves a message with more deliveries than may fail. The second delivery is
  // always allowed: the first may have been in a batch, where a neighbour was at fault.
  if (first && first.attempt > Math.max(2, queue.maxDeliveries)) {
    bury(claim, context, new Error(`not acknowledged in ${first.attempt - 1} deliveries`));
    return;
  }
  const renewal = keepLease(claim, context);
  try {
    if (!(await handleWhenWell(claim.deliveries, context))) return store.giveBack(claim, AWAY_MS);
  } catch (error) {
    reject(claim, context, error);
    return;
  } finally {
    clearInterval(renewal);
  }
  if (store.acknowledge(claim) < claim.deliveries.length) {
    logger.warn({ queue: queue.name }, "a lease ended before its batch did; messages are delivered again");
  }
}

function keepLease(claim: Claim, { queue, store, logger }: DeliveryContext): NodeJS.Timeout {
  const renew = () => {
    try {
      store.renew(claim);
    } catch (error) {
      logger.warn({ err: error, queue: queue.name }, "a lease could not be renewed");
    }
  };
  return setInterval(renew, RENEW_MS).unref();
}

function reject(claim: Claim, context: DeliveryContext, error: unknown): void {
  const { queue, store, logger } = context;
  const [first, ...others] = claim.deliveries;
  const attempt = first?.attempt ?? 1;
  // In company nobody knows who was at fault: batchOf delivers each alone before any can be buried.
  if (others.length === 0 && attempt >= queue.maxDeliveries) {
    bury(claim, context, error);
    return;
  }
  const pauseMs = pauseAfter(attempt);
  store.release(claim, pauseMs);
  const fields = { err: error, queue: queue.name, message: first?.id, messages: claim.deliveries.length };
  logger.warn({ ...fields, attempt, pauseMs }, "messages could not be handled; they are delivered again");
}

function bury(claim: Claim, { queue, store, logger }: DeliveryContext, error: unknown): void {
  const deadQueue = deadQueueOf(queue.name);
  store.bury(claim, deadQueue, errorText(error));
  logger.error({ err: error, queue: deadQueue, message: claim.deliveries[0]?.id }, "a message became a dead letter");
}
