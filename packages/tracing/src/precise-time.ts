import type { HrTime } from "@opentelemetry/api";

/** How far the monotonic clock may run from the wall clock, in milliseconds, before it is set by it again. */
const MAX_DRIFT_MS = 5;

let wallAtAnchor = Date.now();
let monotonicAtAnchor = performance.now();

/**
 * Milliseconds since the epoch, to the microsecond. In whole milliseconds a waterfall of fast calls cannot show what
 * came first; the monotonic clock alone drifts from the wall clock over days.
 */
export function preciseNow(): number {
  const wall = Date.now();
  const now = performance.now();
  const precise = wallAtAnchor + now - monotonicAtAnchor;
  if (Math.abs(precise - wall) <= MAX_DRIFT_MS) return precise;
  wallAtAnchor = wall;
  monotonicAtAnchor = now;
  return wall;
}

/** Milliseconds as OpenTelemetry wants them: whole seconds, and nanoseconds. */
export function hrTime(ms: number): HrTime {
  const seconds = Math.floor(ms / 1000);
  return [seconds, Math.round((ms - seconds * 1000) * 1e6)];
}
