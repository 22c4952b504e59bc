import { setTimeout as sleep } from "node:timers/promises";
import { isOverloaded } from "./refusal.ts";

/** Milliseconds that a server which says that it has too much to do gets, each time, before it is asked again. */
const PAUSES_MS = [250, 1000, 4000];

/**
 * Does it again where the server was busy for a moment, as it may be because of this very work. @param pauses milliseconds
 * before each further try
 */
export async function patiently<T>(work: () => Promise<T>, pauses: readonly number[] = PAUSES_MS): Promise<T> {
  for (const pause of pauses) {
    try {
      return await work();
    } catch (error) {
      if (!isOverloaded(error)) throw error;
    }
    await sleep(pause);
  }
  return await work();
}
