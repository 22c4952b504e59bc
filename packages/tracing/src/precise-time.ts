import type { HrTime } from "@opentelemetry/api";

/** How far the monotonic clock may run from the wall clock, in milliseconds, before it is set by it again. */
const MAX_DRIFT_MS = 5;

let wallAtAnchor = Date.now();
let monotonicAtAnchor = performance.now();

/**
 * The time since the epoch to the microsecond. The SDK starts spans by the whole millisecond, in which a waterfall
 * of fast calls cannot show what came first; the monotonic clock alone drifts from the wall clock over days.
 */
export function preciseNow(): HrTime {
  const wall = Date.now();
  const now = performance.now();
  let precise = wallAtAnchor + now - monotonicAtAnchor;
  if (Math.abs(precise - wall) > MAX_DRIFT_MS) {
    wallAtAnchor = wall;
    monotonicAtAnchor = now;
    precise = wall;
  }
  const seconds = Math.floor(precise / 1000);
  return [seconds, Math.round((precise - seconds * 1000) * 1e6)];
}
