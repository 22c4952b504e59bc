/** Milliseconds between two looks: how late at most the end of a deadline is noticed. */
const EVERY_MS = 25;

interface Wait {
  /** Milliseconds since the epoch. */
  deadline: number;
  expire: () => void;
}

/**
 * Waits for work until the deadline (milliseconds since the epoch), or 25 ms longer; the work itself goes on.
 * @throws what `late` makes, when it takes longer.
 */
export type UnlessOverdue = <T>(deadline: number, work: Promise<T>, late: () => Error) => Promise<T>;

/**
 * Makes the watch over many deadlines. It has one timer: one for each wait would cost as much as a call within the
 * process does, and nearly all end long before their time.
 */
export function createOverdueWatch(): UnlessOverdue {
  const waits = new Set<Wait>();
  let looking = false;

  const look = () => {
    const now = Date.now();
    for (const wait of waits) if (wait.deadline <= now) wait.expire();
    looking = waits.size > 0;
    if (looking) setTimeout(look, EVERY_MS);
  };

  const watch = (wait: Wait) => {
    waits.add(wait);
    if (looking) return;
    looking = true;
    setTimeout(look, EVERY_MS);
  };

  return (deadline, work, late) =>
    new Promise((resolve, reject) => {
      const fail = (error: unknown) => {
        waits.delete(wait);
        reject(error as Error);
      };
      const wait: Wait = { deadline, expire: () => fail(late()) };
      watch(wait);
      work.then((value) => {
        waits.delete(wait);
        resolve(value);
      }, fail);
    });
}
