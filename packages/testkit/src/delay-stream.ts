import { Transform, type TransformCallback } from "node:stream";

/** A stream that is late. */
export interface DelayStream {
  stream: Transform;
  /** To be told when the delay has changed: it holds for what waits already, too. */
  changed(): void;
}

/** Passes chunks on in their order, each `delayMs()` milliseconds after it came. */
export function createDelayStream(delayMs: () => number): DelayStream {
  const waiting: { since: number; pass: () => void }[] = [];
  let timer: NodeJS.Timeout | undefined;
  const passDue = (): void => {
    clearTimeout(timer);
    const latest = Date.now() - delayMs();
    while (waiting[0] && waiting[0].since <= latest) waiting.shift()?.pass();
    if (waiting[0]) timer = setTimeout(passDue, waiting[0].since - latest);
  };
  const later = (pass: () => void): void => {
    waiting.push({ since: Date.now(), pass });
    if (waiting.length === 1) passDue();
  };
  const stream = new Transform({
    transform(chunk: Buffer, _encoding, taken: TransformCallback) {
      later(() => this.push(chunk));
      taken();
    },
    flush: later,
    destroy: (error, done) => {
      waiting.length = 0;
      clearTimeout(timer);
      done(error);
    },
  });
  return { stream, changed: passDue };
}
