/** Moves what `Date.now()` and `new Date()` say in this process by so many milliseconds; timers keep their time. */
export function createMovedClock(): (offsetMs: number) => void {
  const TrueDate = Date;
  const trueNow = Date.now;
  let offset = 0;
  const now = () => trueNow() + offset;
  TrueDate.now = now;
  globalThis.Date = new Proxy(TrueDate, {
    construct: (target, args, newTarget) => Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget),
  });
  return (offsetMs) => {
    offset = offsetMs;
  };
}
