/** A day of the shop, in milliseconds. */
export const DAY_MS = 24 * 60 * 60 * 1000;

/** China Standard Time, in which all of the shop's dates are told: a fixed offset, no daylight saving since 1991. */
const OFFSET_MS = 8 * 60 * 60 * 1000;

/** When the day of this moment began. All are epoch milliseconds. */
export function startOfDay(ms: number): number {
  return Math.floor((ms + OFFSET_MS) / DAY_MS) * DAY_MS - OFFSET_MS;
}

/** The date of a moment, YYYY-MM-DD. */
export function dateOf(ms: number): string {
  return new Date(ms + OFFSET_MS).toISOString().slice(0, 10);
}
