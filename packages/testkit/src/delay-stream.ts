import { Transform, type TransformCallback } from "node:stream";

/**
 * Passes chunks on in their order, each so many milliseconds after it came. `delayMs` is asked for each chunk: it may
 * change, and chunks that come later then still wait for those before them.
 */
export function createDelayStream(delayMs: () => number): Transform {
  const waiting: { due: number; pass: () => void }[] = [];
  let timer: NodeJS.Timeout | undefined;
  const passDue = (): void => {
    timer = undefined;
    while (waiting[0] && waiting[0].due <= Date.now()) waiting.shift()?.pass();
    const [next] = waiting;
    if (next) timer = setTimeout(passDue, next.due - Date.now());
  };
  const later = (pass: () => void): void => {
    const due = Math.max(Date.now() + delayMs(), waiting.at(-1)?.due ?? 0);
    waiting.push({ due, pass });
    if (!timer) passDue();
  };
  return new Transform({
    transform(chunk: Buffer, _encoding, taken: TransformCallback) {
      later(() => this.push(chunk));
      taken();
    },
    flush: later,
    destroy: (error, done) => {
      clearTimeout(timer);
      done(error);
    },
  });
}
