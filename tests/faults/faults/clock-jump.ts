import { setTimeout as sleep } from "node:timers/promises";
import { type FaultKind, processesOf } from "./fault.ts";

/**
 * Milliseconds a clock is moved at most, in either direction. What was to happen a second later in a clock that is ahead
 * happens as much later in the true one, which has to be within the minute in which all comes right.
 */
const FARTHEST_MS = 50_000;

/** The clock of a process jumps forward or back, and is set right later. */
export const clockJump: FaultKind = {
  name: "clock-jump",
  profiles: ["embedded", "full"],
  targets: processesOf,
  inflict: async (world, { target, afterMs, lastsMs, extent }) => {
    const offsetMs = Math.round((extent * 2 - 1) * FARTHEST_MS);
    await sleep(afterMs);
    await world.moveClock(target, offsetMs);
    await sleep(lastsMs);
    await world.moveClock(target, 0);
    return `the clock of ${target} ${offsetMs} ms off for ${lastsMs} ms`;
  },
};
