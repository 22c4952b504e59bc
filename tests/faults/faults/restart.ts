import { setTimeout as sleep } from "node:timers/promises";
import { type FaultKind, processesOf } from "./fault.ts";

/** A process is asked to end under load, as for a new version, and started again. */
export const restart: FaultKind = {
  name: "restart",
  profiles: ["embedded"],
  targets: processesOf,
  inflict: async (world, { target, afterMs }) => {
    await sleep(afterMs);
    const began = performance.now();
    await world.stop?.(target);
    const tookMs = Math.round(performance.now() - began);
    world.revive(target);
    return `${target} asked to end after ${afterMs} ms, which took it ${tookMs} ms`;
  },
};
