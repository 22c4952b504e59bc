/** Chance that repeats itself: the same seed draws the same. */
export interface Random {
  /** 0 ≤ x < 1. */
  next(): number;
  /** A whole number, both ends included. */
  between(low: number, high: number): number;
  /** True so often: 0 never, 1 always. */
  chance(share: number): boolean;
  /** One of them. @throws Error for none. */
  pick<T>(from: readonly T[]): T;
  /** All of them in another order. */
  shuffle<T>(from: readonly T[]): T[];
  /** A chance of its own, whoever draws from this one meanwhile. */
  fork(name: number): Random;
}

/** Makes one of a seed: mulberry32 by Tommy Ettinger (public domain), which is short and good enough for tests. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const between = (low: number, high: number) => low + Math.floor(next() * (high - low + 1));
  return {
    next,
    between,
    chance: (share) => next() < share,
    pick: (from) => {
      const index = between(0, from.length - 1);
      const [picked] = from.slice(index, index + 1);
      if (picked === undefined) throw new Error("There is nothing to pick from");
      return picked;
    },
    shuffle: (from) =>
      from
        .map((each) => ({ each, at: next() }))
        .sort((left, right) => left.at - right.at)
        .map(({ each }) => each),
    fork: (name) => createRandom(Math.imul(seed ^ Math.imul(name + 1, 0x9e3779b1), 0x85ebca6b)),
  };
}
