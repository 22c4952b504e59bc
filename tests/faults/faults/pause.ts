import { setTimeout as sleep } from "node:timers/promises";
import { type FaultKind, processesOf } from "./fault.ts";

/** A process stands still for a while, as on a machine that swaps, and goes on without knowing. */
export const pause: FaultKind = {
  name: "pause",
  profiles: ["embedded", "full"],
  targets: processesOf,
  inflict: async (world, { target, afterMs, lastsMs }) => {
    await sleep(afterMs);
    world.pause(target, true);
    await sleep(lastsMs);
    world.pause(target, false);
    return `${target} stood still for ${lastsMs} ms`;
  },
};
