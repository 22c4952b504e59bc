/** The crash points of this process. */
export interface Points {
  /** Ends the process at the nth pass from now. */
  arm(point: string, nth: number): void;
  /** Called where a point is. */
  pass(point: string): void;
}

/** Makes points that call `end` when an armed one is passed often enough; `end` must not return. */
export function createPoints(end: (point: string) => void): Points {
  const armed = new Map<string, number>();
  return {
    arm: (point, nth) => void armed.set(point, nth),
    pass: (point) => {
      const left = armed.get(point);
      if (left === undefined) return;
      armed.set(point, left - 1);
      if (left <= 1) end(point);
    },
  };
}

/** Ends this process as `kill -9` does. Nothing runs after it: should the signal be slow, the thread waits for it. */
export function endNow(): void {
  process.kill(process.pid, "SIGKILL");
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
}
