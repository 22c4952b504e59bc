import type { DataOf } from "@mall/sdk";
import { useQuery } from "@tanstack/react-query";
import { useRef } from "react";
import { shop } from "../../api/shop.ts";
import { createSeries, LENGTH } from "./series.ts";

/** What flow control sees now. */
export type Figures = DataOf<"get", "ops/flow/figures">;

/** A look every second while the page can be seen and is not paused, and the last two minutes of each resource. */
export function useFigures(paused: boolean) {
  const series = useRef(createSeries()).current;
  const filled = useRef(false);
  const query = useQuery({
    queryKey: ["ops", "flow", "figures"],
    queryFn: async () => {
      const figures = await shop.get("ops/flow/figures");
      series.add(figures);
      if (!filled.current) series.fill(await earlier(figures.at));
      filled.current = true;
      return figures;
    },
    enabled: !paused,
    refetchInterval: 1_000,
    retry: false,
  });
  return { query, series };
}

const earlier = async (at: number) =>
  (await shop.get("ops/flow/metrics", { from: at - LENGTH * 1000, to: at, limit: 10_000 })).seconds;
