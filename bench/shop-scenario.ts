import { ConfigError } from "@mall/config";
import { type Figure, shown } from "./figure.ts";
import { type How, type Measured, markdownTable, type Scenario } from "./scenario.ts";
import type { Profile } from "./shop/profiles.ts";

/** A scenario that starts shops. */
export interface ShopScenario {
  name: string;
  what: string;
  /** Profiles in which it means something; default all. */
  only?: readonly Profile[];
  measure(profile: Profile, how: How): Promise<Figure[]>;
}

/** Measures in one profile after the other; broken invariants fail the process. */
export function shopScenario({ name, what, only, measure }: ShopScenario): Scenario {
  return {
    name,
    what,
    run: async (how) => {
      const figures: Figure[] = [];
      for (const profile of how.profiles) {
        if (!only || only.includes(profile))
          figures.push(...(await attempt(name, profile, () => measure(profile, how))));
      }
      return { ...tableOf(figures), rows: figures };
    },
  };
}

/** A profile that cannot be measured, or where something does not hold, fails the process, after all are measured. */
async function attempt(name: string, profile: Profile, measure: () => Promise<Figure[]>): Promise<Figure[]> {
  try {
    const figures = await measure();
    const broken = figures.flatMap(({ what, problems = [] }) => problems.map((problem) => `${what}: ${problem}`));
    for (const problem of new Set(broken)) console.error(`BROKEN  ${name} (${profile}) ${problem}`);
    if (broken.length > 0) process.exitCode = 1;
    return figures.map((figure) => ({ profile, ...figure }));
  } catch (error) {
    console.error(`FAILED  ${name} (${profile}):`, error instanceof ConfigError ? error.message : error);
    process.exitCode = 1;
    return [];
  }
}

function tableOf(figures: readonly Figure[]): Measured {
  const head = ["profile", "work", "median", "min", "max", "p50 ms", "p99 ms", "CPU µs each", "answers"];
  return { table: markdownTable(head, figures.map(cellsOf)), figures };
}

function cellsOf({ profile, what, unit, median, min, max, latency, cpu = {}, counts = {} }: Figure): string[] {
  const ms = (us: number | undefined) => (us === undefined ? "" : shown(us / 1000));
  const list = (of: Record<string, number>) => Object.entries(of).map(([name, value]) => `${name} ${shown(value)}`);
  return [
    ...[profile ?? "", what, `${shown(median)} ${unit}`, shown(min), shown(max), ms(latency?.p50), ms(latency?.p99)],
    list(Object.fromEntries(Object.entries(cpu).filter(([, us]) => us >= 0.5))).join(", "),
    Object.entries(counts)
      .map(([name, count]) => `${name} ${count.toLocaleString("en-US")}`)
      .join(", "),
  ];
}
