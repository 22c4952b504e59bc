/** Whole seconds until a moment, rounded up: 1 until the very moment, then 0. Milliseconds in. */
export const secondsUntil = (targetMs: number, nowMs: number): number =>
  Math.max(0, Math.ceil((targetMs - nowMs) / 1000));

/** Milliseconds after which `secondsUntil` changes; undefined when it will not. */
export function untilNextSecond(targetMs: number, nowMs: number): number | undefined {
  const left = targetMs - nowMs;
  return left <= 0 ? undefined : left - (secondsUntil(targetMs, nowMs) - 1) * 1000;
}

/** Seconds as days and a clock: 90061 is one day and "01:01:01"; below an hour "01:01". */
export function clockOf(seconds: number): { days: number; clock: string } {
  const part = (value: number) => String(value).padStart(2, "0");
  const days = Math.floor(seconds / 86_400);
  const hours = Math.floor(seconds / 3600) % 24;
  const rest = `${part(Math.floor(seconds / 60) % 60)}:${part(seconds % 60)}`;
  return { days, clock: days > 0 || hours > 0 ? `${part(hours)}:${rest}` : rest };
}

/** The milestone, in seconds, that a countdown has just passed; undefined when there is none. */
export function milestonePassed(before: number, now: number, milestones: readonly number[]): number | undefined {
  return milestones.findLast((each) => before > each && now <= each);
}

/** Epoch milliseconds of a time as the API writes it: YYYY-MM-DD HH:mm:ss, China Standard Time. */
export const msOf = (dateTime: string): number => Date.parse(`${dateTime.replace(" ", "T")}+08:00`);
