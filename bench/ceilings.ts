import type { Bench } from "./ceilings/ceiling.ts";
import { httpCeilings } from "./ceilings/http.ts";
import { type Figure, shown, spreadOf } from "./figure.ts";
import { type How, markdownTable, type Scenario } from "./scenario.ts";

/** Each server's address, and what is measured there. */
const SERVERS: Record<string, (url: string) => Promise<Bench>> = {
  REDIS_URL: async (url) => (await import("./ceilings/redis.ts")).redisCeilings(url),
  RABBITMQ_URL: async (url) => (await import("./ceilings/rabbitmq.ts")).rabbitCeilings(url),
  MYSQL_URL: async (url) => (await import("./ceilings/mysql.ts")).mysqlCeilings(url),
  ES_URL: async (url) => (await import("./ceilings/elasticsearch.ts")).elasticCeilings(url),
};

/** That a round lasts at most: there are many, and they vary little. */
const MOST_SECONDS = 2;

/** What the parts could do alone, for shares of that. */
export const ceilings: Scenario = {
  name: "ceilings",
  what: "what bare servers and libraries do, with nothing of the shop on top",
  run: async (how) => {
    const figures: Figure[] = [];
    for (const open of openers()) {
      const bench = await open();
      try {
        figures.push(...(await measure(bench, how)));
      } finally {
        await bench.close();
      }
    }
    const rows = figures.map(({ what, median, min, max, unit }) => {
      return [what, `${shown(median)} ${unit}`, `${shown(min)}–${shown(max)}`];
    });
    return { table: markdownTable(["alone", "median", "lowest–highest"], rows), figures };
  },
};

function openers(): (() => Promise<Bench>)[] {
  const servers = Object.entries(SERVERS).flatMap(([name, open]) => {
    const url = process.env[name];
    return url ? [() => open(url)] : [];
  });
  return [async () => httpCeilings(), ...servers];
}

async function measure({ ceilings: all }: Bench, { rounds, ...how }: How): Promise<Figure[]> {
  const seconds = Math.min(MOST_SECONDS, how.seconds);
  const figures: Figure[] = [];
  for (const { what, unit, measure: once } of all) {
    // The first one warms up.
    await once(seconds / 2);
    const values: number[] = [];
    for (let round = 0; round < rounds; round += 1) values.push(await once(seconds));
    figures.push({ what, unit, ...spreadOf(values) });
  }
  return figures;
}
