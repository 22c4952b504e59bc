import { useRef } from "react";
import "uplot/dist/uPlot.min.css";
import { ChartLegend } from "./chart-legend.tsx";
import { ChartTable } from "./chart-table.tsx";
import { type ChartProps, placeShown } from "./series.ts";
import { usePlot } from "./use-plot.ts";
import "./chart.css";

/**
 * Lines or bars over time, as wide as their place: a legend with the values that are pointed at, and the same as a table.
 * New arrays redraw it without making it anew, as often as a few times a second.
 */
export function Chart(props: ChartProps) {
  const { label, x, xFormat, series, height = 240 } = props;
  const canvas = useRef<HTMLDivElement>(null);
  const pointed = usePlot(canvas, props, height);
  const place = placeShown(pointed, x.length);
  const at = x[place];
  return (
    <figure className="chart">
      <ChartLegend series={series} place={place} at={at === undefined ? "" : xFormat(at)} />
      <div ref={canvas} className="chart-canvas" role="img" aria-label={label} style={{ height }} />
      <ChartTable {...props} />
    </figure>
  );
}
