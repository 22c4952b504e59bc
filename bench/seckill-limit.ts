import { markdownTable, type Scenario } from "./scenario.ts";
import { type Front, openFronts } from "./seckill-limit/fronts.ts";
import { judge, type Verdict } from "./seckill-limit/judge.ts";
import { drive } from "./seckill-limit/load.ts";

const LIMIT = 5;
const RATE = 2000;
const SECONDS = 30;

/** The limit of the flash sale over several processes of the gateway. */
export const seckillLimit: Scenario = {
  name: "seckill-limit",
  what: `the limit of ${LIMIT} a second over 1, 2 and 4 processes of the gateway, ${RATE} requests a second for ${SECONDS} s`,
  run: async () => {
    const rows: (Verdict & Front)[] = [];
    for await (const front of openFronts(LIMIT)) {
      console.log(`${front.processes} × gateway, limit kept by ${front.keptBy} …`);
      const verdict = judge(await drive({ urls: front.urls, rate: RATE, seconds: SECONDS }), LIMIT);
      rows.push({ ...front, ...verdict });
      if (verdict.worstSecond > LIMIT) process.exitCode = 1;
    }
    const table = markdownTable(
      [
        "processes",
        "limit kept by",
        "requests/s",
        "passed in 30 s",
        "most in one aligned second",
        "refused",
        "failed",
        "p50 ms",
        "p99 ms",
      ],
      rows.map((row) => [
        ...[row.processes, row.keptBy, row.requestsPerSecond, row.passed, row.worstSecond, row.refused, row.failed],
        ...[row.p50, row.p99],
      ]),
    );
    return { table, figures: rows.map(({ urls, ...row }) => row) };
  },
};
