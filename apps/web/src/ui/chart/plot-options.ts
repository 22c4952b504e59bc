import uPlot from "uplot";
import { type ChartSeries, type Tone, topOf } from "./series.ts";

/** What options need to know, asked at each drawing: words may change while the plot stays. */
export interface PlotWords {
  series: readonly ChartSeries[];
  xFormat: (x: number) => string;
}

/** Steps between marks: whole places, seconds, minutes, hours. */
const STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400, 43_200, 86_400];
/** Values that are marked by points of their own. */
const FEW = 15;
const FONT = '12px "Inter Variable", system-ui, sans-serif';

const token = (name: string): string => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

const fills: Record<Tone, string> = {
  green: "rgb(21 122 69 / 10%)",
  flash: "rgb(201 53 27 / 8%)",
  amber: "rgb(138 90 0 / 10%)",
  blue: "rgb(36 94 168 / 10%)",
};

/** Light enough for lines before them. */
const bars: Record<Tone, string> = {
  green: "rgb(21 122 69 / 28%)",
  flash: "rgb(201 53 27 / 24%)",
  amber: "rgb(138 90 0 / 26%)",
  blue: "rgb(36 94 168 / 26%)",
};

/** How a chart is drawn. `onPoint` hears the place under the pointer, null when it has left. */
export function plotOptions(
  { width, height }: { width: number; height: number },
  words: () => PlotWords,
  onPoint: (place: number | null) => void,
): uPlot.Options {
  const { series } = words();
  const range = (_plot: uPlot, _low: number, high: number): uPlot.Range.MinMax => [0, topOf(high)];
  return {
    width,
    height,
    padding: [10, 8, 0, 0],
    legend: { show: false },
    cursor: { y: false, drag: { x: false, y: false } },
    scales: { x: { time: false, range: sides(series) }, y: { range }, right: { range } },
    axes: axes(words),
    series: [{}, ...series.map((each, place) => line(each, place === 0))],
    hooks: { setCursor: [({ cursor }) => onPoint(cursor.idx ?? null)] },
  };
}

/** Bars need half their width of room at both sides. */
function sides(series: readonly ChartSeries[]): uPlot.Range.Function {
  const room = series.some(({ kind }) => kind === "bars") ? 0.6 : 0;
  return (_plot, low, high) => (low === high ? [low - 1, high + 1] : [low - room, high + room]);
}

/** The area below a line is filled for the first alone: several over each other hide more than they show. */
function line({ tone, kind, right, label }: ChartSeries, isFirst: boolean): uPlot.Series {
  const stroke = token(tone);
  const common = { label, scale: right ? "right" : "y", stroke };
  if (kind === "bars") {
    const paths = uPlot.paths.bars?.({ size: [0.55, 44], radius: 0.15 });
    return { ...common, width: 1, fill: bars[tone], points: { show: false }, ...(paths ? { paths } : {}) };
  }
  const points = { size: 6, show: (_plot: uPlot, _of: number, from: number, to: number) => to - from < FEW };
  return { ...common, width: 2, points, ...(isFirst ? { fill: fills[tone] } : {}) };
}

function axes(words: () => PlotWords): uPlot.Axis[] {
  const look = { font: FONT, stroke: token("soft"), ticks: { show: false } };
  const grid = { stroke: token("line"), width: 1 };
  const marks = (right: boolean) => (_plot: uPlot, splits: number[]) =>
    splits.map((value) => mark(words(), right, value));
  const has = (right: boolean) => words().series.some((each) => Boolean(each.right) === right);
  const places = (_plot: uPlot, splits: number[]) => splits.map((x) => words().xFormat(x));
  return [
    { ...look, grid: { show: false }, incrs: STEPS, space: 64, size: 30, values: places },
    { ...look, grid, scale: "y", show: has(false), size: room, values: marks(false) },
    { ...look, grid: { show: false }, scale: "right", side: 1, show: has(true), size: room, values: marks(true) },
  ];
}

/** Pixels for the longest words at an axis: it takes no more from a phone than it needs. */
const room = (_plot: uPlot, words: string[] | null): number =>
  18 + 7.2 * Math.max(1, ...(words ?? []).map(({ length }) => length));

function mark({ series }: PlotWords, right: boolean, value: number): string {
  const measured = series.find((each) => Boolean(each.right) === right);
  const words = measured?.axisFormat ?? measured?.format;
  return words ? words(value) : "";
}
