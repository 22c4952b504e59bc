import type { Clock } from "@mall/kernel";

/** What tells of changes of the catalogue. */
export interface CatalogueHints {
  /** Whether all changes are told here. */
  connected(): boolean;
  hear(prefix: string, listener: () => void): () => void;
}

/** What is known about SKUs, and where it comes from. */
export interface KnownSkusOptions {
  /** Whether the SKU is on sale. */
  look: (skuId: number) => Promise<boolean>;
  clock: Clock;
  /** Left out: nobody tells. */
  hints?: CatalogueHints | undefined;
}

/** Milliseconds for which a SKU is taken to be on sale still; hints of changes end that at once. */
const KEPT_MS = 2000;

/** The same while hints may be missed. */
const KEPT_UNTOLD_MS = 200;

/** SKUs remembered at most; then all are forgotten. */
const ROOM = 10_000;

/**
 * Whether a SKU is on sale, as of a moment ago: a cart may hold what was withdrawn since, and shows it as gone. Only the
 * order asks for sure. What is not on sale is looked up each time.
 */
export function createKnownSkus({ look, clock, hints }: KnownSkusOptions) {
  let seenAt = new Map<number, number>();
  const forget = () => {
    seenAt = new Map();
  };
  const close = hints?.hear("catalogue", forget) ?? (() => {});

  const isFresh = (at: number | undefined): boolean => {
    const age = at === undefined ? -1 : clock.now() - at;
    return age >= 0 && age < (hints?.connected() ? KEPT_MS : KEPT_UNTOLD_MS);
  };

  return {
    isOnSale: async (skuId: number): Promise<boolean> => {
      if (isFresh(seenAt.get(skuId))) return true;
      const [asked, at] = [seenAt, clock.now()];
      const found = await look(skuId);
      // What was asked before a change goes into a map that nobody looks at any more.
      if (found) asked.set(skuId, at);
      if (asked.size > ROOM) forget();
      return found;
    },
    /** Hears no more hints. */
    close,
  };
}

/** What is known about SKUs. */
export type KnownSkus = ReturnType<typeof createKnownSkus>;
