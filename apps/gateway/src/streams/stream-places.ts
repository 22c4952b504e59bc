import { fail } from "@mall/kernel";

/** Milliseconds after which who found no place may ask again. */
const RETRY_MS = 5000;

/** Counts who listens. */
export interface StreamPlaces {
  /**
   * Takes a place for `who`, who may have `mostOfOne`; answers how to give it back, which counts once.
   * @throws AppError `overloaded` when all places are taken, `too_many_requests` when `who` has too many.
   */
  take(who: string, mostOfOne: number): () => void;
}

/** Makes the empty count of `most` places. */
export function createStreamPlaces(most: number): StreamPlaces {
  const counts = new Map<string, number>();
  let taken = 0;
  const change = (who: string, by: number) => {
    const count = (counts.get(who) ?? 0) + by;
    if (count > 0) counts.set(who, count);
    else counts.delete(who);
    taken += by;
  };
  return {
    take: (who, mostOfOne) => {
      if (taken >= most) throw fail("overloaded", { retryAfterMs: RETRY_MS });
      if ((counts.get(who) ?? 0) >= mostOfOne) throw fail("too_many_requests", { retryAfterMs: RETRY_MS });
      change(who, 1);
      let left = false;
      return () => {
        if (!left) change(who, -1);
        left = true;
      };
    },
  };
}
