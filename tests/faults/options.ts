import { randomInt } from "node:crypto";
import { parseArgs } from "node:util";
import { faultKinds } from "./faults/index.ts";
import type { Profile } from "./worlds/world.ts";

/** What a run is to do. */
export interface Options {
  /** Rounds in all, shared out evenly over the profiles. */
  rounds: number;
  seed: number;
  profiles: readonly Profile[];
  /** Names of the kinds of faults; undefined: all. */
  faults: readonly string[] | undefined;
  /** Run this round of the schedule alone. */
  only: number | undefined;
  /** Where the summary is written, if anywhere. */
  report: string | undefined;
}

/** How the command is used. */
export const usage = `Usage: npm run test:faults -- [--rounds N] [--seed N] [--profile embedded|full|both] [--faults A,B] [--round N] [--report FILE]
  --rounds   rounds in all, default 20
  --seed     draws faults and crowd, default by chance; the same seed repeats a run
  --profile  one process with files, nine processes on real servers, or half of the rounds each;
             default both where redis-server, mariadbd and rabbitmq-server are there, else embedded
  --faults   of these kinds only: ${faultKinds.map(({ name }) => name).join(", ")}
  --round    this round of the run alone, on a new shop
  --report   writes the summary to this file`;

/** A command line that means nothing; the sentence is for whoever wrote it. */
export class UsageError extends Error {}

const PROFILES: Record<string, readonly Profile[]> = {
  embedded: ["embedded"],
  full: ["full"],
  both: ["embedded", "full"],
};

/**
 * Reads a command line.
 * @param hasServers whether the servers of the full profile can be started on this machine.
 * @throws UsageError naming the option.
 */
export function parseOptions(args: readonly string[], hasServers: boolean): Options {
  const values = read(args);
  const profile = values.profile ?? (hasServers ? "both" : "embedded");
  const profiles = Object.hasOwn(PROFILES, profile) ? PROFILES[profile] : undefined;
  if (!profiles) throw new UsageError(`--profile ${profile} is none of embedded, full, both.`);
  if (profiles.includes("full") && !hasServers) {
    throw new UsageError("--profile full needs redis-server, mariadbd or mysqld, and rabbitmq-server on PATH.");
  }
  return {
    profiles,
    rounds: whole("--rounds", values.rounds ?? "20", 1, 100_000),
    seed: values.seed === undefined ? randomInt(1, 1_000_000) : whole("--seed", values.seed, 0, 2 ** 31),
    faults: values.faults === undefined ? undefined : kindsOf(values.faults),
    only: values.round === undefined ? undefined : whole("--round", values.round, 1, 100_000),
    report: values.report,
  };
}

function read(args: readonly string[]) {
  const text = { type: "string" } as const;
  const options = { rounds: text, seed: text, profile: text, faults: text, round: text, report: text };
  try {
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    throw new UsageError(String(error instanceof Error ? error.message : error));
  }
}

function whole(name: string, value: string, low: number, high: number): number {
  const number = Number(value);
  if (/^\d+$/.test(value) && number >= low && number <= high) return number;
  throw new UsageError(`${name} ${value} is no whole number from ${low} to ${high}.`);
}

function kindsOf(list: string): string[] {
  const names = list.split(",");
  const strange = names.find((name) => !faultKinds.some((kind) => kind.name === name));
  if (strange !== undefined) throw new UsageError(`--faults: there is no fault ${strange}.`);
  return names;
}
