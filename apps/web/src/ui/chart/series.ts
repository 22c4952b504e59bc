/** The colours that lines may have, after the tokens of the look. */
export type Tone = "green" | "flash" | "amber" | "blue";

/** One line or row of bars of a chart. */
export interface ChartSeries {
  label: string;
  /** One for each x; null leaves a gap. */
  values: readonly (number | null)[];
  tone: Tone;
  /** Default: a line, with the area below it filled faintly. */
  kind?: "line" | "bars";
  /** A value in words, for the legend and the table; also for the axis unless that has `axisFormat`. */
  format: (value: number) => string;
  /** A value on the axis, where `format` is too long for it. */
  axisFormat?: (value: number) => string;
  /** Measured on the right, for another unit. */
  right?: boolean;
}

/** What a chart shows. New arrays of any length redraw it, so a live chart appends and drops by itself. */
export interface ChartProps {
  /** What it shows, for who does not see it. */
  label: string;
  /** Ascending: seconds of a clock, or the places 0, 1, 2… of things in a row. */
  x: readonly number[];
  /** An x in words, short. */
  xFormat: (x: number) => string;
  /** What x is, as the head of its column in the table. */
  xLabel: string;
  series: readonly ChartSeries[];
  /** Pixels; default 240. */
  height?: number;
}

/** What series look like: a plot has to be made anew when this changes, but not for new values. */
export const shapeOf = (series: readonly ChartSeries[]): string =>
  JSON.stringify(series.map(({ tone, kind = "line", right = false }) => [tone, kind, right]));

/** The place whose values are shown: under the pointer, else the last. -1 when there is none. */
export const placeShown = (pointed: number | null, length: number): number =>
  pointed === null || pointed >= length ? length - 1 : pointed;

/** The upper end of an axis that begins at 0: a little room above the highest value; 1 when there is nothing to see. */
export const topOf = (highest: number | null): number => (highest === null || highest <= 0 ? 1 : highest * 1.12);
