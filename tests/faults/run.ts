import { writeFileSync } from "node:fs";
import { faultKindsOf } from "./faults/index.ts";
import { hasServers } from "./has-servers.ts";
import { type Options, parseOptions, UsageError, usage } from "./options.ts";
import { findingLines, lineOf } from "./report/lines.ts";
import { pageOf, type Run, tableOf } from "./report/page.ts";
import { rowsOf } from "./report/rows.ts";
import { saveFailure } from "./report/save-failure.ts";
import type { RoundResult } from "./round/run-round.ts";
import { runRounds } from "./round/run-rounds.ts";
import { scheduleOf } from "./schedule.ts";
import { openWorld } from "./worlds/open-world.ts";
import type { Profile } from "./worlds/world.ts";

// Rounds of random faults under load: `npm run test:faults`. Exits 1 when a round fails, 2 for a wrong command line.
const options = readOptions();
if (options) process.exitCode = await run(options);

function readOptions(): Options | undefined {
  const args = process.argv.slice(2);
  if (args.includes("--help") || args.includes("-h")) return void console.log(usage);
  try {
    return parseOptions(args, hasServers());
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    console.error(`${error.message}\n${usage}`);
    process.exitCode = 2;
    return undefined;
  }
}

async function run({ rounds, profiles, report, ...rest }: Options): Promise<number> {
  const began = performance.now();
  console.log(`${rounds} rounds, seed ${rest.seed}, profile ${profiles.join(" and ")}`);
  if (!profiles.includes("full") && !hasServers())
    console.log("embedded alone: servers for the full profile are missing");
  const done: Run["profiles"][number][] = [];
  for (const [index, profile] of profiles.entries()) {
    const share = Math.floor((rounds + profiles.length - 1 - index) / profiles.length);
    done.push({ profile, results: await runProfile(profile, share, rest) });
  }
  const summary = { seed: rest.seed, tookMs: performance.now() - began, profiles: done };
  for (const { profile, results } of done) console.log(`\n${profile}\n${tableOf(rowsOf(results))}`);
  if (report !== undefined) writeFileSync(report, pageOf(summary));
  return done.some(({ results }) => results.some(({ findings }) => findings.length > 0)) ? 1 : 0;
}

type Rest = Pick<Options, "seed" | "faults" | "only">;

async function runProfile(profile: Profile, rounds: number, { seed, faults, only }: Rest): Promise<RoundResult[]> {
  const chosen = faultKindsOf(profile).filter(({ name }) => faults === undefined || faults.includes(name));
  const kinds = chosen.map(({ name, targets }) => ({ name, targets: targets(profile) }));
  const all = kinds.length === 0 ? [] : scheduleOf(seed, Math.max(rounds, only ?? 0), kinds);
  const plans = only === undefined ? all : all.slice(only - 1, only);
  const world = await openWorld(profile);
  try {
    const onRound = (result: RoundResult) => {
      console.log(lineOf(result));
      if (result.findings.length === 0) return;
      console.log(findingLines(result));
      const again = `--seed ${seed} --rounds ${result.plan.round} --profile ${profile}${faults ? ` --faults ${faults}` : ""}`;
      console.log(`     history and logs: ${saveFailure(result, world.output())}`);
      console.log(`     again: npm run test:faults -- ${again}`);
    };
    return await runRounds({ world, plans, onRound });
  } finally {
    await world.dispose();
  }
}
