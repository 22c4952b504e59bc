import { setTimeout as sleep } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/** Marking is done by then, even on a busy machine. */
const MARKING_MS = 1000;

/** The first round finds what is free, the second moves together what lies scattered over many pages. */
const ROUNDS = 2;

/** Whatever is freed while this is set goes back to the system instead of into the engine's pool of pages. */
const SAVING = ["--memory-saver-mode", "--no-memory-saver-mode"] as const;
/** Marking starts at the next chance, as soon as a hundredth of what may be allocated until then is. */
const MARKING = ["--incremental-marking-hard-trigger=1", "--incremental-marking-hard-trigger=0"] as const;

/**
 * Makes the engine look through its memory and give what is free back to the system. It marks in small steps beside the work and
 * stops it for some tens of milliseconds at the end of each round, unlike a collection that is asked for by name. Resolves after two seconds.
 */
export async function giveBack(): Promise<void> {
  const collect = collector();
  setFlagsFromString(SAVING[0]);
  for (let round = 0; round < ROUNDS; round += 1) {
    setFlagsFromString(MARKING[0]);
    // The engine looks at the trigger after it has collected the young generation.
    collect({ type: "minor" });
    setFlagsFromString(MARKING[1]);
    await sleep(MARKING_MS, undefined, { ref: false });
  }
  setFlagsFromString(SAVING[1]);
}

let known: NodeJS.GCFunction | undefined;

/** The engine hands its collector out to contexts that are made while a flag says so. */
function collector(): NodeJS.GCFunction {
  if (known) return known;
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as NodeJS.GCFunction;
  setFlagsFromString("--no-expose-gc");
  known = collect;
  return collect;
}
