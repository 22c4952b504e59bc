import { setTimeout as sleep } from "node:timers/promises";
import type { ServiceError } from "@grpc/grpc-js";
import type { AppError } from "@mall/kernel";
import type { MethodDefinition } from "./definition.ts";
import { lostOnTheWay } from "./status.ts";

/** How often a call is sent again at most. */
const RETRIES = 2;

/** Milliseconds between two attempts, by chance, so that the callers of a dead instance do not come back together. */
const PAUSE = { min: 20, max: 100 };

/** True when proto/ says that sending the method twice does no harm. */
export function isIdempotent({ options }: MethodDefinition): boolean {
  return options?.idempotencyLevel !== undefined;
}

/**
 * What keeps the callers of a dead instance from sending everything again: retries are a share of the calls.
 * @mall/flow-control has one, `createRetryBudget`.
 */
export interface RetryBudget {
  /** Told of every call, before it is sent for the first time. */
  deposit(): void;
  /** Takes one retry out of the budget; false: there is none left. */
  tryWithdraw(): boolean;
}

const UNLIMITED: RetryBudget = { deposit: () => {}, tryWithdraw: () => true };

/**
 * Sends, and again when the connection failed, within the deadline (milliseconds since the epoch) and the budget; a
 * retry that the budget refuses ends the call with its first error. What a service answered is final, also that it is
 * unavailable: sending again would multiply the load of a service in trouble.
 */
export async function sendWithRetries<T>(
  send: () => Promise<T>,
  deadline: number,
  budget: RetryBudget = UNLIMITED,
): Promise<T> {
  budget.deposit();
  let first: unknown;
  for (let left = RETRIES; ; left -= 1) {
    try {
      return await send();
    } catch (error) {
      first ??= error;
      const pause = PAUSE.min + Math.random() * (PAUSE.max - PAUSE.min);
      if (left === 0 || !lostOnTheWay(error as AppError | ServiceError) || Date.now() + pause >= deadline) throw error;
      if (!budget.tryWithdraw()) throw first;
      await sleep(pause);
    }
  }
}
