import type { ChartSeries } from "./series.ts";

/** Which line is which, with its value where the pointer is, else the last. */
export function ChartLegend({ series, place, at }: { series: readonly ChartSeries[]; place: number; at: string }) {
  return (
    <div className="chart-legend" aria-hidden="true">
      {series.map(({ label, tone, format, values }) => (
        <span key={label}>
          <i style={{ background: `var(--${tone})` }} /> {label} <b>{inWords(values[place], format)}</b>
        </span>
      ))}
      <span className="soft">{at}</span>
    </div>
  );
}

/** A value in words; a dash for a gap. */
export const inWords = (value: number | null | undefined, format: (value: number) => string): string =>
  value === null || value === undefined ? "–" : format(value);
