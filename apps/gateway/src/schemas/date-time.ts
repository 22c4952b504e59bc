/** China Standard Time: a fixed offset, no daylight saving since 1991. */
const OFFSET_MS = 8 * 60 * 60 * 1000;

/** Milliseconds since the epoch as `YYYY-MM-DD HH:mm:ss` in China Standard Time. */
export function formatDateTime(ms: number): string {
  return new Date(ms + OFFSET_MS).toISOString().slice(0, 19).replace("T", " ");
}
