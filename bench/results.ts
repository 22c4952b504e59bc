import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { availableParallelism, cpus, totalmem } from "node:os";
import { fileURLToPath } from "node:url";
import type { Figure } from "./figure.ts";
import type { How, Measured, Scenario } from "./scenario.ts";

/** BENCH_RESULTS puts them elsewhere, for runs whose figures are not to be kept. */
const folder = process.env.BENCH_RESULTS || fileURLToPath(new URL("results/", import.meta.url));

/** A file of results. */
export interface Kept {
  name: string;
  at: string;
  machine: Record<string, string | number>;
  how?: Partial<How>;
  figures: unknown;
}

/**
 * Writes the figures with the machine's facts; answers the file's name. Figures of profiles that were not measured this
 * time are kept, with the time of their own, where they are of the same machine.
 */
export function keepResult({ name }: Scenario, { figures, rows }: Measured, how: How): string {
  mkdirSync(folder, { recursive: true });
  const kept: Kept = { name, at: new Date().toISOString(), machine: machine(), how, figures };
  const file = fileOf(`${name}.json`);
  const before = keptResults().find((each) => each.name === name);
  if (rows && before) kept.figures = [...otherProfiles(before, kept, how), ...rows];
  writeFileSync(file, `${JSON.stringify(kept, rounded, 2)}\n`);
  return file;
}

function otherProfiles(before: Kept, now: Kept, { profiles }: How): object[] {
  if (JSON.stringify(before.machine) !== JSON.stringify(now.machine) || !Array.isArray(before.figures)) return [];
  const others = before.figures.filter(({ profile }: Figure) => profile !== undefined && !profiles.includes(profile));
  return others.map((figure: Figure) => ({ at: before.at, ...figure }));
}

/** The path of a file of results. */
export const fileOf = (name: string): string => `${folder.replace(/\/$/, "")}/${name}`;

/** All results there are. */
export function keptResults(): Kept[] {
  const names = readdirSync(folder).filter((name) => name.endsWith(".json"));
  return names.map((name) => JSON.parse(readFileSync(fileOf(name), "utf8")) as Kept);
}

/** Those of the figures that have a target. */
export function rowsOf({ figures }: Kept): Figure[] {
  return Array.isArray(figures) ? figures.filter((each: Partial<Figure>) => each.target !== undefined) : [];
}

/** What the figures depend on. */
function machine(): Record<string, string | number> {
  return {
    cpu: cpus()[0]?.model ?? "unknown",
    cores: availableParallelism(),
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    node: process.version,
    platform: `${process.platform} ${process.arch}`,
  };
}

const rounded = (_: string, value: unknown) =>
  typeof value === "number" && !Number.isInteger(value) ? Number(value.toPrecision(5)) : value;
