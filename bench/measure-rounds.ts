import { type Figure, medianOf, spreadOf } from "./figure.ts";
import type { Load } from "./load/open-load.ts";
import { outcomesOf } from "./load/outcomes.ts";
import type { LoadResult, LoopPlan } from "./load/plan.ts";
import type { BenchShop } from "./shop/start-shop.ts";
import type { CpuTimes } from "./shop/usage.ts";

/** A run of the load, and what it cost. */
export interface Round {
  result: LoadResult;
  /** CPU by process for one visit, microseconds. */
  cpu: CpuTimes;
}

/** Makes a run and reads the processes' CPU before and after. */
async function measureRound(shop: BenchShop, load: Load, loop: LoopPlan): Promise<Round> {
  const before = shop.cpu();
  const result = await load.run(loop);
  return { result, cpu: costOf(before, shop.cpu(), result.visits) };
}

/** CPU between two readings, for each of so many. */
export function costOf(before: CpuTimes, after: CpuTimes, count: number): CpuTimes {
  const costs = Object.entries(after).map(([name, us]) => [name, (us - (before[name] ?? 0)) / (count || 1)]);
  return Object.fromEntries(costs);
}

/** Makes one run after the other. */
export async function measureRounds(shop: BenchShop, load: Load, loop: LoopPlan, rounds: number): Promise<Round[]> {
  const measured: Round[] = [];
  for (let round = 0; round < rounds; round += 1) measured.push(await measureRound(shop, load, loop));
  return measured;
}

/** What a row says of itself. */
type Row = Pick<Figure, "what" | "target" | "profile" | "problems" | "unit">;

/** A row of rounds. @param counted what is counted; default visits a second */
export function figureOf(
  row: Row,
  rounds: readonly Round[],
  counted: (round: Round) => number = ({ result }) => result.visitsPerSecond,
): Figure {
  const middle = rounds.toSorted((left, right) => counted(left) - counted(right))[Math.floor(rounds.length / 2)];
  const results = rounds.map(({ result }) => result);
  return {
    ...row,
    ...spreadOf(rounds.map(counted)),
    cpu: medianCpu(rounds),
    generatorCpu: medianOf(results.map(({ cpuPerAnswer }) => cpuPerAnswer)),
    ...(middle ? { latency: middle.result.latency } : {}),
    ...(middle?.result.late ? { late: middle.result.late } : {}),
    counts: outcomesOf(results),
  };
}

function medianCpu(rounds: readonly Round[]): CpuTimes {
  const names = Object.keys(rounds[0]?.cpu ?? {});
  return Object.fromEntries(names.map((name) => [name, medianOf(rounds.map(({ cpu }) => cpu[name] ?? 0))]));
}
