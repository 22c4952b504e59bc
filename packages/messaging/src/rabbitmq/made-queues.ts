import type { Clock } from "@mall/kernel";
import type { DeclaredQueue } from "../queue-registry.ts";
import type { Declared } from "./replace.ts";
import { orUnavailable } from "./time-limit.ts";

/** Which queues this process has made on the server. */
export interface MadeQueues {
  /** Makes it once, and again after a failure. @throws AppError `service_unavailable` */
  ensure(queue: DeclaredQueue): Promise<Declared>;
  /** It may be gone, or be different from now on. */
  forget(name: string): void;
  forgetAll(): void;
}

/** Milliseconds after which a queue that is not as declared is tried again: it may be empty now. */
const AGAIN_MS = 30_000;

/** @param declare makes a queue on the server. */
export function createMadeQueues(declare: (queue: DeclaredQueue) => Promise<Declared>, clock: Clock): MadeQueues {
  const made = new Map<string, { making: Promise<Declared>; until: number }>();

  const make = (queue: DeclaredQueue): Promise<Declared> => {
    const entry = { making: orUnavailable(declare(queue)), until: Number.POSITIVE_INFINITY };
    made.set(queue.name, entry);
    entry.making.then(
      (how) => {
        if (how === "as it was") entry.until = clock.now() + AGAIN_MS;
      },
      () => {
        if (made.get(queue.name) === entry) made.delete(queue.name);
      },
    );
    return entry.making;
  };

  return {
    ensure: (queue) => {
      const known = made.get(queue.name);
      return known && clock.now() < known.until ? known.making : make(queue);
    },
    forget: (name) => void made.delete(name),
    forgetAll: () => made.clear(),
  };
}
