import { type RefObject, useEffect, useRef, useState } from "react";
import uPlot from "uplot";
import { type PlotWords, plotOptions } from "./plot-options.ts";
import { type ChartProps, shapeOf } from "./series.ts";

/** Draws into an element, as wide as it is: what is pointed at, or null. */
export function usePlot(place: RefObject<HTMLDivElement | null>, props: ChartProps, height: number): number | null {
  const { x, series, xFormat } = props;
  const [pointed, setPointed] = useState<number | null>(null);
  const plot = useRef<uPlot | null>(null);
  const words = useRef<PlotWords>({ series, xFormat });
  words.current = { series, xFormat };
  const data = [x, ...series.map(({ values }) => values)] as unknown as uPlot.AlignedData;
  const latest = useRef(data);
  latest.current = data;
  const shape = shapeOf(series);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the shape stands for the series, whose values come by setData
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    const options = plotOptions({ width: element.clientWidth, height }, () => words.current, setPointed);
    const made = new uPlot(options, latest.current, element);
    plot.current = made;
    const follow = new ResizeObserver(() => made.setSize({ width: element.clientWidth, height }));
    follow.observe(element);
    return () => {
      follow.disconnect();
      made.destroy();
      plot.current = null;
    };
  }, [place, shape, height]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the arrays of the data are what changes
  useEffect(() => plot.current?.setData(data), [x, ...series.map(({ values }) => values), xFormat]);
  return pointed;
}
