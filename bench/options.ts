import { parseArgs } from "node:util";
import { UsageError, wholeNumber } from "../scripts/seckill-load/whole-number.ts";
import type { How } from "./scenario.ts";
import { NEEDED, PROFILES, type Profile } from "./shop/profiles.ts";

/** What is measured, and how. */
export interface Options extends How {
  /** Scenarios by name; none: all. */
  names: readonly string[];
  help: boolean;
}

/** What is printed for --help and after a mistake. */
export const usage = `Usage: npm run bench [-- NAME…] [--profile embedded|full|processes] [--rounds N] [--seconds N]
  NAME             scenarios, all without one; what each measures: bench/README.md
  --profile NAME   how the shop runs, several by commas: embedded (one process, no servers), full (one process on servers),
                   processes (one a service, on servers). Default: embedded, and the others with MYSQL_URL, REDIS_URL, RABBITMQ_URL
  --rounds N       rounds of which the median is taken, 1 to 100 (5)
  --seconds N      that a round lasts, 1 to 600 (4)
  --workers N      SHOP_WORKERS of the profile full
  --threads N      threads of the load generator, 1 to 16 (1)
  --driver wrk     wrk instead of the own load generator, where no answer has to be read
  --quick          two rounds of two seconds and smaller crowds, to see that everything runs
The profiles full and processes EMPTY the databases, queues and Redis database they are given; only servers of this machine are taken.`;

/** @throws UsageError naming what does not fit. */
export function benchOptions(args: readonly string[], env: Record<string, string | undefined>): Options {
  const { values, positionals } = parsed(args);
  const { quick = false, help = false, workers, driver = "own" } = values;
  if (driver !== "own" && driver !== "wrk") throw new UsageError(`--driver is own or wrk, not "${driver}".`);
  return {
    names: positionals,
    ...{ quick, help, driver, profiles: profilesOf(values.profile, env) },
    rounds: wholeNumber("--rounds", values.rounds ?? (quick ? "2" : "5"), 1, 100),
    seconds: wholeNumber("--seconds", values.seconds ?? (quick ? "2" : "4"), 1, 600),
    threads: wholeNumber("--threads", values.threads ?? "1", 1, 16),
    workers: workers === undefined ? undefined : wholeNumber("--workers", workers, 1, 64),
  };
}

const text = { type: "string" } as const;
const flag = { type: "boolean" } as const;

function parsed(args: readonly string[]) {
  const options = { rounds: text, seconds: text, workers: text, threads: text, driver: text, profile: text };
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options: { ...options, quick: flag, help: flag } });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function profilesOf(given: string | undefined, env: Record<string, string | undefined>): Profile[] {
  const missing = NEEDED.filter((name) => !env[name]);
  if (given === undefined) return missing.length === 0 ? [...PROFILES] : ["embedded"];
  return given.split(",").map((name) => {
    const profile = PROFILES.find((each) => each === name);
    if (!profile) throw new UsageError(`There is no profile "${name}": ${PROFILES.join(", ")}.`);
    if (profile !== "embedded" && missing.length > 0) {
      throw new UsageError(`The profile ${profile} needs ${missing.join(", ")} in the environment.`);
    }
    return profile;
  });
}
