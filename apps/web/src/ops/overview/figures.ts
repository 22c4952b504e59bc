/** At most one digit after the point: 5, 4.9. */
export const short = (value: number): string => String(Number(value.toFixed(1)));

/** Milliseconds, or seconds when there are many; a dash where there were none. */
export function ms(value: number | null): string {
  if (value === null) return "–";
  return value >= 10_000 ? `${short(value / 1000)} s` : `${value < 10 ? short(value) : Math.round(value)} ms`;
}
