import { giveBack } from "./give-back.ts";
import { createQuietWatch } from "./quiet-watch.ts";

/** Milliseconds between two looks; each costs some microseconds. */
const LOOK_MS = 500;

/**
 * From now on the process gives free memory back to the system after a crowd. The engine would do so by itself where next to nothing
 * is allocated for eight seconds, which a shop with sweepers never meets. Does not keep the process alive.
 */
export function giveBackWhenQuiet(): void {
  const watch = createQuietWatch();
  let cpuBefore = process.cpuUsage();
  let before = performance.now();
  setInterval(() => {
    const { user, system } = process.cpuUsage(cpuBefore);
    const now = performance.now();
    const cpu = (user + system) / 1000 / (now - before);
    cpuBefore = process.cpuUsage();
    before = now;
    if (watch.look({ cpu, rss: process.memoryUsage.rss() })) void giveBack();
  }, LOOK_MS).unref();
}
