/** Calls back after so many milliseconds, unless the function that it returns is called before. */
export type SetTimer = (run: () => void, ms: number) => () => void;

/**
 * The machine's timer; it keeps no process running. A process that was busy when the time came first reads what has
 * arrived meanwhile: an answer that lies there is not late.
 */
export const systemTimer: SetTimer = (run, ms) => {
  let afterReading: NodeJS.Immediate | undefined;
  const timer = setTimeout(() => {
    afterReading = setImmediate(run);
  }, ms).unref();
  return () => {
    clearTimeout(timer);
    clearImmediate(afterReading);
  };
};
