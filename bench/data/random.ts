/** A whole number of 0 to `below` - 1. */
export type Random = (below: number) => number;

/** Numbers that look random and are the same for the same seed: xorshift32 (Marsaglia, "Xorshift RNGs", 2003). */
export function createRandom(seed: number): Random {
  // The state must not be 0; seeds that follow one another must not begin alike.
  let state = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) | 1;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}

/** One of the list. */
export function pick<T>(random: Random, list: readonly [T, ...T[]]): T {
  return list[random(list.length)] ?? list[0];
}
