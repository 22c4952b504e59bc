/** Whose sessions ended, in the order in which it was heard. */
export interface Endings {
  /** How many were heard of so far. A check that begins now knows of all of them. */
  heard(): number;
  /** The sessions of a user ended; undefined: those of anybody may have. */
  note(userId: number | undefined): void;
  /** Whether a user's sessions ended after so many had been heard of. */
  endedSince(userId: number, heard: number): boolean;
  /** Whether an end may have been missed since. */
  missedSince(heard: number): boolean;
}

/** Users remembered at most; beyond, everybody's sessions count as ended, and are asked for again. */
const CAPACITY = 10_000;

/** Remembers nothing yet. */
export function createEndings(): Endings {
  const ended = new Map<number, number>();
  let heard = 0;
  let missedAt = 0;
  let forgottenAt = 0;
  return {
    heard: () => heard,
    note: (userId) => {
      heard += 1;
      if (userId === undefined) missedAt = heard;
      else ended.set(userId, heard);
      if (ended.size <= CAPACITY) return;
      ended.clear();
      forgottenAt = heard;
    },
    endedSince: (userId, since) => since < heard && (since < forgottenAt || (ended.get(userId) ?? 0) > since),
    missedSince: (since) => since < missedAt,
  };
}
