import type { Clock } from "@mall/kernel";
import type { OrderRequests } from "./ports/order-requests.ts";

/** How long a request is known by its key, in milliseconds: a day, as the gateway keeps its answers. */
const KEEP_MS = 24 * 60 * 60 * 1000;

const BATCH = 500;

/** Forgets requests that nobody sends again any more, some at a time. */
export function forgetOldRequests({ requests, clock }: { requests: OrderRequests; clock: Clock }) {
  return (): Promise<number> => requests.forget(clock.now() - KEEP_MS, BATCH);
}
