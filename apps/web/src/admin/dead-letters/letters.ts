import type { DataOf } from "@mall/sdk";

/** A message that nobody could handle. */
export type Letter = DataOf<"get", "ops/dead-letters">["messages"][number];
type Depth = DataOf<"get", "ops/queues">["queues"][number];

/** A queue with dead letters. */
export interface DeadQueue {
  queue: string;
  /** All of them; those that are shown are the oldest. */
  count: number;
  letters: Letter[];
}

const SUFFIX = ".dead";

/** The queues that have dead letters, the fullest first. */
export function deadQueues(letters: readonly Letter[], depths: readonly Depth[]): DeadQueue[] {
  const shown = Map.groupBy(letters, ({ queue }) => queue);
  const counted = depths
    .filter(({ queue }) => queue.endsWith(SUFFIX))
    .map(({ queue, ready, delayed, unacked }) => [queue.slice(0, -SUFFIX.length), ready + delayed + unacked] as const);
  const counts = new Map(counted);
  return [...new Set([...shown.keys(), ...counts.keys()])]
    .map((queue) => {
      const own = shown.get(queue) ?? [];
      return { queue, letters: own, count: Math.max(own.length, counts.get(queue) ?? 0) };
    })
    .filter(({ count }) => count > 0)
    .sort((one, other) => other.count - one.count);
}
