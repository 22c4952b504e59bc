import { setTimeout as sleep } from "node:timers/promises";
import { isSuspect, type Received } from "./delivery.ts";

/** A message this process holds, and since when (ms since the epoch). */
export interface Held {
  message: Received;
  since: number;
}

/** Fetched messages that wait for the handler. */
export interface Inbox {
  put(held: Held): void;
  /** The next ones to be handled in one call, as soon as there are any; none when the signal is given. */
  next(signal: AbortSignal): Promise<Held[]>;
  /** Empties it. */
  drain(): Held[];
  size(): number;
}

/** How long a batch that is not full waits for more, in milliseconds. */
const LINGER_MS = 5;

/** @param batch most messages in one call. */
export function createInbox(batch: number): Inbox {
  const waiting: Held[] = [];
  let arrived = Promise.withResolvers<void>();

  /** Those up to the first that was delivered before, or that one alone. */
  const take = (): Held[] => {
    const suspect = waiting.findIndex(({ message }) => isSuspect(message));
    if (suspect === 0) return waiting.splice(0, 1);
    return waiting.splice(0, suspect === -1 ? batch : Math.min(batch, suspect));
  };

  const anything = async (signal: AbortSignal): Promise<void> => {
    const stopped = Promise.withResolvers<void>();
    const stop = () => stopped.resolve();
    signal.addEventListener("abort", stop);
    if (!signal.aborted) await Promise.race([arrived.promise, stopped.promise]);
    signal.removeEventListener("abort", stop);
  };

  return {
    put: (held) => {
      waiting.push(held);
      arrived.resolve();
    },
    next: async (signal) => {
      while (waiting.length === 0 && !signal.aborted) {
        arrived = Promise.withResolvers<void>();
        await anything(signal);
      }
      if (waiting.length < batch && !signal.aborted) await sleep(LINGER_MS);
      return signal.aborted ? [] : take();
    },
    drain: () => waiting.splice(0),
    size: () => waiting.length,
  };
}
