import { setImmediate as turn } from "node:timers/promises";
import { createManualClock } from "@mall/testkit";
import type { SetTimer } from "./timer.ts";

/** A clock with timers that go off only when it is moved. */
export function createManualTimers() {
  const clock = createManualClock();
  const timers = new Set<{ at: number; run: () => void }>();
  const setTimer: SetTimer = (run, ms) => {
    const timer = { at: clock.now() + ms, run };
    timers.add(timer);
    return () => void timers.delete(timer);
  };
  /** Moves the clock, sets off what is due, and lets everybody act on it. */
  const advance = async (ms: number) => {
    clock.advance(ms);
    for (const timer of timers) {
      if (timer.at <= clock.now() && timers.delete(timer)) timer.run();
    }
    await turn();
  };
  return { clock, setTimer, advance, pending: () => timers.size };
}
