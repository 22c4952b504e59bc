import { setTimeout as sleep } from "node:timers/promises";
import type { World } from "../worlds/world.ts";
import { type FaultKind, processesOf } from "./fault.ts";

/** Milliseconds until whoever watches over the processes notices that one is gone. */
const NOTICED_MS = 200;

/** Milliseconds in which a process is still finding its feet. */
const RECOVERY_MS = 1500;

async function killAndRevive(world: World, process: string): Promise<void> {
  await world.kill(process);
  await sleep(NOTICED_MS);
  world.revive(process);
}

/** `kill -9` of one process at a random moment. */
export const killAtRandom: FaultKind = {
  name: "kill",
  profiles: ["embedded", "full"],
  targets: processesOf,
  inflict: async (world, { target, afterMs }) => {
    await sleep(afterMs);
    await killAndRevive(world, target);
    return `${target} killed after ${afterMs} ms`;
  },
};

/** `kill -9`, and again while the process recovers from the first. */
export const killTwice: FaultKind = {
  name: "kill-twice",
  profiles: ["embedded", "full"],
  targets: processesOf,
  inflict: async (world, { target, afterMs, extent }) => {
    await sleep(afterMs);
    await killAndRevive(world, target);
    const pause = Math.round(extent * RECOVERY_MS);
    await sleep(pause);
    await killAndRevive(world, target);
    return `${target} killed after ${afterMs} ms, and again ${pause} ms into its recovery`;
  },
};
