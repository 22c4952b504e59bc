import { setTimeout as sleep } from "node:timers/promises";
import type { ServiceError } from "@grpc/grpc-js";
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
 * Sends, and again when the connection failed, within the deadline (milliseconds since the epoch). What a service
 * answered is final, also that it is unavailable: sending again would multiply the load of a service in trouble.
 */
export async function sendWithRetries<T>(send: () => Promise<T>, deadline: number): Promise<T> {
  for (let left = RETRIES; ; left -= 1) {
    try {
      return await send();
    } catch (error) {
      const pause = PAUSE.min + Math.random() * (PAUSE.max - PAUSE.min);
      if (left === 0 || !lostOnTheWay(error as ServiceError) || Date.now() + pause >= deadline) throw error;
      await sleep(pause);
    }
  }
}
