import { setTimeout as sleep } from "node:timers/promises";
import { type FaultKind, processesOf } from "./fault.ts";

/** No file of the shop can grow for a while. */
export const diskFull: FaultKind = {
  name: "disk-full",
  profiles: ["embedded"],
  targets: processesOf,
  inflict: async (world, { afterMs, lastsMs }) => {
    await sleep(afterMs);
    await world.fillDisk(true);
    await sleep(lastsMs);
    await world.fillDisk(false);
    return `the disk full for ${lastsMs} ms`;
  },
};
