import { createServerClock } from "./server-clock.ts";

// performance.now() goes on evenly when the visitor, or the system, sets the clock of the machine.
const local = () => performance.timeOrigin + performance.now();

/** The shop's clock on this page. */
export const shopClock = createServerClock(local);

/** Asks something that tells the server's time as well, and notes it. */
export async function measured<T extends { now_ms: number }>(ask: () => Promise<T>): Promise<T> {
  const sentMs = local();
  const answer = await ask();
  shopClock.add({ sentMs, receivedMs: local(), serverMs: answer.now_ms });
  return answer;
}
