import { useCallback, useSyncExternalStore } from "react";
import { keepSynchronised } from "./keep-synchronised.ts";
import { secondsUntil, untilNextSecond } from "./seconds.ts";
import { shopClock } from "./shop-time.ts";

/**
 * Whole seconds of the server's clock until a moment (epoch milliseconds), rounded up; 0 from then on. Changes exactly
 * when the shown second does, and not at all after the end.
 */
export function useCountdown(targetMs: number): number {
  const subscribe = useCallback(
    (changed: () => void) => tick(changed, () => untilNextSecond(targetMs, now())),
    [targetMs],
  );
  return useSyncExternalStore(subscribe, () => secondsUntil(targetMs, now()));
}

/** True from a moment of the server's clock on (epoch milliseconds): draws anew once, when it comes. */
export function useReached(targetMs: number): boolean {
  const subscribe = useCallback(
    (changed: () => void) => tick(changed, () => untilNextSecond(targetMs, now())),
    [targetMs],
  );
  return useSyncExternalStore(subscribe, () => now() >= targetMs);
}

/** The server's time in epoch milliseconds, in whole seconds: changes once a second. */
export function useNow(): number {
  return useSyncExternalStore(everySecond, () => Math.floor(now() / 1000) * 1000);
}

const now = () => shopClock.now();

const everySecond = (changed: () => void) => tick(changed, () => 1000 - (now() % 1000));

/** Calls whenever a wait is over or the clock is set; a timer that fires too early is set again. */
function tick(changed: () => void, waitMs: () => number | undefined): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const arm = () => {
    clearTimeout(timer);
    const wait = waitMs();
    if (wait !== undefined) timer = setTimeout(fire, Math.ceil(wait));
  };
  const fire = () => {
    changed();
    arm();
  };
  arm();
  const ends = [keepSynchronised(), shopClock.subscribe(fire), () => clearTimeout(timer)];
  return () => {
    for (const end of ends) end();
  };
}
