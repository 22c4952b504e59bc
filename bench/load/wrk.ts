import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { promisify } from "node:util";
import { temporaryDirectory } from "@mall/testkit";
import type { Load } from "./open-load.ts";
import type { LoadPlan, LoadResult } from "./plan.ts";
import { buildRequests } from "./requests.ts";

const execute = promisify(execFile);
const US_PER_SECOND = 1_000_000;
const UNITS: Record<string, number> = { us: 1, ms: 1000, s: US_PER_SECOND, m: 60 * US_PER_SECOND };

/** wrk (Will Glozer) as the driver: closed loops of a certain time, whose answers are counted by 2xx and not. */
export function openWrk(plan: LoadPlan, threads: number): Load {
  const directory = temporaryDirectory();
  const script = directory.file("requests.lua");
  writeFileSync(script, luaOf(plan));
  return {
    run: async (loop) => {
      if (loop.kind !== "closed" || !("seconds" in loop))
        throw new Error("wrk makes closed loops of a certain time only");
      const args = ["-t", String(threads), "-c", String(plan.connections), "-d", `${loop.seconds}s`, "--latency"];
      const from = Date.now();
      const { stdout } = await execute("wrk", [...args, "-s", script, `http://${plan.host}:${plan.port}/`]);
      return resultOf(stdout, from);
    },
    close: async () => directory.remove(),
  };
}

/** The requests as they are, in turn. */
function luaOf(plan: LoadPlan): string {
  const requests = buildRequests(plan);
  const count = Math.max(1, plan.tokens.length, plan.steps[0]?.bodies?.length ?? 1);
  const texts = Array.from({ length: count }, (_, visit) => JSON.stringify(requests.first(visit).toString("latin1")));
  return `local all = {\n${texts.join(",\n")}\n}
local at = 0
request = function() at = at % #all + 1 return all[at] end
`;
}

/** Reads what wrk prints. */
export function resultOf(output: string, from: number): LoadResult {
  const number = (pattern: RegExp) => Number(pattern.exec(output)?.[1] ?? 0);
  const time = (pattern: RegExp) => {
    const [, value = "0", unit = "us"] = pattern.exec(output) ?? [];
    return Number(value) * (UNITS[unit] ?? 1);
  };
  const [, visits = "0", value = "0", unit = "s"] = /(\d+) requests in ([\d.]+)(us|ms|s|m),/.exec(output) ?? [];
  const seconds = (Number(value) * (UNITS[unit] ?? 1)) / US_PER_SECOND;
  const refused = number(/Non-2xx or 3xx responses: (\d+)/);
  const broken = /Socket errors: (.*)/.exec(output)?.[1] ?? "";
  const errors = [...broken.matchAll(/\d+/g)].reduce((sum, [count]) => sum + Number(count), 0);
  return {
    ...{ from, to: from + seconds * 1000, seconds, visits: Number(visits), answers: Number(visits) },
    visitsPerSecond: seconds > 0 ? Number(visits) / seconds : 0,
    counts: { "0 2xx": Number(visits) - refused, "0 not-2xx": refused },
    errors,
    reasons: errors > 0 ? { [broken]: errors } : {},
    latency: {
      p50: time(/50%\s+([\d.]+)(us|ms|s)/),
      p90: time(/90%\s+([\d.]+)(us|ms|s)/),
      p99: time(/99%\s+([\d.]+)(us|ms|s)/),
      max: time(/Latency\s+\S+\s+\S+\s+([\d.]+)(us|ms|s)/),
    },
    ...{ remembered: [], cpuPerAnswer: 0 },
  };
}
