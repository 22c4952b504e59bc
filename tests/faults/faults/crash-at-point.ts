import { setTimeout as sleep } from "node:timers/promises";
import { crashPoint, crashPointsOf, processOf } from "../instrument/crash-points.ts";
import type { FaultKind } from "./fault.ts";

/** The most passes until the process ends; half the time it is the first, as some points are passed seldom. */
const MOST_PASSES = 4;

/** Milliseconds for the point to be passed: a load, and the time in which its unpaid orders are closed. A plan may give it more. */
const PATIENCE_MS = 5000;

/** Milliseconds until whoever watches over the processes notices that one is gone. */
const NOTICED_MS = 200;

/** A process ends between two steps that belong together. One that does not pass there in time is killed as it is. */
export const crashAtPoint: FaultKind = {
  name: "crash-point",
  profiles: ["embedded", "full"],
  targets: (profile) => crashPointsOf(profile).map(({ name }) => name),
  inflict: async (world, { target, extent, lastsMs }) => {
    const process = processOf(crashPoint(target), world.profile);
    const nth = 1 + Math.floor(extent ** 2 * MOST_PASSES);
    await world.arm(process, target, nth);
    const passed = await Promise.race([
      world.died(process).then(() => true),
      sleep(Math.max(PATIENCE_MS, lastsMs), false, { ref: false }),
    ]);
    if (!passed) await world.kill(process);
    await sleep(NOTICED_MS);
    world.revive(process);
    return passed
      ? `${process} ended at ${target}, pass ${nth}`
      : `${process} killed: ${target} was not passed in time`;
  },
};
