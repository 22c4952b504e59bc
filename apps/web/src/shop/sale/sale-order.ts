/** When a sale runs: epoch milliseconds; no end is 0. */
export interface Period {
  start_ms: number;
  end_ms: number;
}

/** Where a sale stands at a moment. */
export function phaseOf({ start_ms, end_ms }: Period, nowMs: number): "running" | "planned" | "over" {
  if (end_ms !== 0 && nowMs >= end_ms) return "over";
  return nowMs < start_ms ? "planned" : "running";
}

/** The sale of a SKU that a buyer means: the one that runs, else the next, else the one that ended last. */
export function saleOf<S extends Period & { sku_id: number }>(
  sales: readonly S[],
  skuId: number,
  nowMs: number,
): S | undefined {
  const own = sales.filter((each) => each.sku_id === skuId);
  const inPhase = (phase: string) => own.filter((each) => phaseOf(each, nowMs) === phase);
  return inPhase("running")[0] ?? inPhase("planned")[0] ?? inPhase("over").at(-1);
}

/** Sales by phase; those that are sold out come last among the running. */
export function sortedSales<S extends Period & { remaining: number }>(sales: readonly S[], nowMs: number) {
  const inPhase = (phase: string) => sales.filter((each) => phaseOf(each, nowMs) === phase);
  const running = inPhase("running");
  const left = running.filter(({ remaining }) => remaining > 0);
  return {
    running: [...left, ...running.filter(({ remaining }) => remaining <= 0)],
    planned: inPhase("planned"),
    over: inPhase("over").reverse(),
  };
}
