import { AppError, type Clock, isPassing } from "@mall/kernel";
import type { Invalidations } from "@mall/runtime";
import { type Asked, createFills, type Fill } from "./fills.ts";
import type { Page } from "./page.ts";
import { createPageStore, type Slot, type StoreLimits } from "./page-store.ts";

/** Milliseconds that a page lives at most while changes are told here: for a word that was lost, and for hands in the database. */
const TOLD_MS = 5000;

/** Milliseconds that it lives while they are not. */
const UNTOLD_MS = 200;

/** Milliseconds for which an old page is better than none. */
const STALE_MS = 10 * 60_000;

/** Some 4,000 pages of ten products. */
const LIMITS: StoreLimits = { pages: 5000, bytes: 16 * 1024 * 1024 };

/** What is told when anything on a page has changed, but for the units that are left. */
const TOPIC = "catalogue";

/** How a page was come by. `stale`: nobody could answer, and the last page stands in. */
export interface Told {
  page: Page;
  how: "hit" | "filled" | "stale";
}

/** How long a page may be kept. */
export interface Keeping {
  /** Milliseconds; left out: as long as changes are told. 0: whoever asks gets what was looked up after the question. */
  lifeMs?: number;
}

/** Pages that everybody sees alike. */
export interface PageCache {
  /**
   * The page to a question: one that is kept, or a new one. Those who ask the same at a time wait for one answer.
   * @throws what `fill` throws, unless that is passing and there is a page of the last ten minutes. It is not kept.
   */
  get(question: string, fill: Fill, keeping?: Keeping): Promise<Told>;
  /** Where the page to a question is kept now; undefined: nowhere. */
  slotOf(question: string): Slot | undefined;
  /** The page of a slot while it is fresh, for pages without a life of their own. */
  freshIn(slot: Slot): Page | undefined;
  /** Stops listening. */
  close(): void;
}

/** What pages are kept by. */
export interface PageCacheOptions {
  clock: Clock;
  invalidations: Pick<Invalidations, "connected" | "hear">;
  limits?: StoreLimits;
}

/**
 * Keeps pages of the catalogue for five seconds at most, and drops all when anything on a page has changed. A page asked for
 * before a change is told to who asked then, and kept for times of need only.
 */
export function createPageCache({ clock, invalidations, limits = LIMITS }: PageCacheOptions): PageCache {
  const store = createPageStore(limits);
  let drops = 0;
  const close = invalidations.hear(TOPIC, () => {
    drops += 1;
  });

  const isFresh = ({ askedAt, drops: then }: Asked, lifeMs = TOLD_MS): boolean => {
    const age = clock.now() - askedAt;
    return then === drops && age >= 0 && age < Math.min(lifeMs, invalidations.connected() ? TOLD_MS : UNTOLD_MS);
  };
  const fill = createFills({
    now: () => ({ askedAt: clock.now(), drops }),
    isFresh,
    keep: store.put,
  });

  const standIn = (question: string, error: unknown): Told => {
    if (error instanceof AppError && error.code === "not_found") store.remove(question);
    const slot = store.find(question);
    if (!isPassing(error) || !slot?.page || clock.now() - slot.askedAt > STALE_MS) throw error;
    return { page: slot.page, how: "stale" };
  };
  const freshIn = (slot: Slot, lifeMs?: number): Page | undefined => {
    if (!slot.page || !isFresh(slot, lifeMs)) return undefined;
    slot.used = true;
    return slot.page;
  };

  return {
    slotOf: store.find,
    freshIn: (slot) => freshIn(slot),
    get: async (question, look, { lifeMs = TOLD_MS } = {}) => {
      const slot = store.find(question);
      const kept = slot && freshIn(slot, lifeMs);
      if (kept) return { page: kept, how: "hit" };
      try {
        return { page: await fill(question, look, lifeMs), how: "filled" };
      } catch (error) {
        return standIn(question, error);
      }
    },
    close,
  };
}
