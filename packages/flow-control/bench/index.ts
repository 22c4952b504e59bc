// Compares this library with others at the same work: checks a second on one core, and memory for each resource.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { contenders } from "./contenders.ts";

/** What was measured of one library at one kind of work with so many resources. */
export interface Row {
  work: string;
  library: string;
  call: string;
  resources: number;
  /** Median, smallest and largest of the rounds. */
  checksPerSecond: { median: number; min: number; max: number };
  /** Heap and array buffers for each resource that was used once; only meaningful for many. */
  bytesPerResource: number;
}

const RESOURCES = [1, 100, 10_000];
const program = fileURLToPath(new URL("measure.ts", import.meta.url));

/** Measures every contender with 1, 100 and 10,000 resources, each in a process of its own; takes about a minute. */
export function compareLibraries(): Row[] {
  return RESOURCES.flatMap((resources) => Object.keys(contenders).map((name) => measure(name, resources)));
}

function measure(name: string, resources: number): Row {
  const child = spawnSync(process.execPath, ["--expose-gc", program, name, String(resources)], { encoding: "utf8" });
  if (child.status !== 0) throw new Error(`${name} could not be measured: ${child.stderr}`);
  const { rates, bytesPerResource } = JSON.parse(child.stdout) as { rates: number[]; bytesPerResource: number };
  const sorted = rates.toSorted((left, right) => left - right);
  const at = (index: number) => sorted.at(index) ?? 0;
  const { work, library, call } = contenders[name] as (typeof contenders)[string];
  const checksPerSecond = { median: at(sorted.length >> 1), min: at(0), max: at(-1) };
  return { work, library, call, resources, checksPerSecond, bytesPerResource };
}
