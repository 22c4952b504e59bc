/** The shop's zone, in which the API writes moments as "2026-11-29 20:00:00". */
const SHOP_ZONE = "+08:00";

/** Epoch milliseconds of a moment as the API writes it; null for what is none. */
export function shopMs(text: string | null): number | null {
  const ms = text === null ? Number.NaN : Date.parse(`${text.replace(" ", "T")}${SHOP_ZONE}`);
  return Number.isNaN(ms) ? null : ms;
}

const two = (value: number): string => String(value).padStart(2, "0");

/** What a `datetime-local` field shows for a moment, in the reader's time zone, to the minute. */
export function localInput(ms: number): string {
  const at = new Date(ms);
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return `${day}T${two(at.getHours())}:${two(at.getMinutes())}`;
}

/** What such a field holds as ISO 8601 with the zone it is meant in: "2026-11-29T20:00:00+08:00". Empty for no moment. */
export function zonedIso(local: string): string {
  const at = new Date(local);
  if (Number.isNaN(at.getTime())) return "";
  const minutes = -at.getTimezoneOffset();
  const zone = `${minutes < 0 ? "-" : "+"}${two(Math.trunc(Math.abs(minutes) / 60))}:${two(Math.abs(minutes) % 60)}`;
  return `${localInput(at.getTime())}:${two(at.getSeconds())}${zone}`;
}
