/** `2026-01-31` in the time zone of the process. */
export function localDate(ms: number): string {
  const time = new Date(ms);
  return [time.getFullYear(), two(time.getMonth() + 1), two(time.getDate())].join("-");
}

/** `2026-01-31 23:59:59` in the time zone of the process. */
export function localDateTime(ms: number): string {
  const time = new Date(ms);
  return `${localDate(ms)} ${[time.getHours(), time.getMinutes(), time.getSeconds()].map(two).join(":")}`;
}

/** When the second of a time began. */
export function secondOf(ms: number): number {
  return Math.floor(ms / 1000) * 1000;
}

function two(number: number): string {
  return String(number).padStart(2, "0");
}
