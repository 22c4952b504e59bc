import type { Live } from "../api/types.ts";

/** Seconds that are remembered. */
export const REMEMBERED_S = 300;

/** Seconds without a look that leave a gap in the lines. */
const GAP_S = 4;

/** One second of the charts; all but the time is null where nothing was heard. */
export interface LivePoint {
  /** Seconds since the epoch. */
  at: number;
  requests: number | null;
  refused: number | null;
  p50: number | null;
  p95: number | null;
  p99: number | null;
}

/** The last minutes, the oldest first, and the latest look as it came. */
export interface LiveHistory {
  points: readonly LivePoint[];
  latest: Live | undefined;
}

/** Nothing was heard yet. */
export const NOTHING_HEARD: LiveHistory = { points: [], latest: undefined };

/** Takes a look. What is older than five minutes is forgotten; a look that is not newer than the latest changes nothing. */
export function addLive(before: LiveHistory, now: Live): LiveHistory {
  const { points } = before;
  const at = Math.round(now.t / 1000);
  const last = points.at(-1)?.at ?? Number.NEGATIVE_INFINITY;
  if (at <= last) return before;
  const gap = last !== Number.NEGATIVE_INFINITY && at - last > GAP_S ? [nothingAt(last + 1)] : [];
  const kept = [...points, ...gap, pointOf(at, now)].filter((each) => each.at > at - REMEMBERED_S);
  return { points: kept, latest: now };
}

function pointOf(at: number, { requests, flow }: Live): LivePoint {
  const { per_second, p50_ms, p95_ms, p99_ms } = requests;
  return { at, requests: per_second, refused: flow.blocked, p50: p50_ms, p95: p95_ms, p99: p99_ms };
}

const nothingAt = (at: number): LivePoint => ({
  ...{ at, requests: null, refused: null, p50: null, p95: null, p99: null },
});
