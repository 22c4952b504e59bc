/** Milliseconds between two looks. */
const PERIOD_MS = 1000;

/**
 * Does the work now and at the beginning of every second, one after the other, while the page can be seen. The work's
 * promise must not reject. Started again while it still works, it goes on when that is done.
 */
export function createTicker(work) {
  let running = false;
  let working = false;
  let timer;

  const tick = async () => {
    if (working) return;
    working = true;
    if (!document.hidden) await work();
    working = false;
    if (running) timer = setTimeout(tick, PERIOD_MS - (Date.now() % PERIOD_MS));
  };
  return {
    get running() {
      return running;
    },
    start: () => {
      if (running) return;
      running = true;
      void tick();
    },
    stop: () => {
      running = false;
      clearTimeout(timer);
    },
  };
}
