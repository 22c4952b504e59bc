/** Someone who waits for an answer of the stock. Neither throws. */
export interface Waiting<R> {
  answered(result: R): void;
  failed(error: unknown): void;
}

/** How attempts become calls. */
export interface GatherOptions<W, R> {
  /** Answers in the order of the attempts. */
  send: (attempts: readonly W[]) => Promise<readonly R[]>;
  /** Attempts in one call at most. */
  most: number;
  /** Calls under way at most: who comes meanwhile waits for the next one. */
  calls: number;
}

/**
 * Makes one call of the attempts that come in the same turn of the event loop, or while as many calls as may be are under
 * way: a call costs about the same for one buyer as for many. Nobody waits for a timer.
 */
export function gatherAttempts<W extends Waiting<R>, R>({ send, most, calls }: GatherOptions<W, R>) {
  let waiting: W[] = [];
  let underWay = 0;
  let due = false;

  const settle = async (attempts: readonly W[]): Promise<void> => {
    try {
      const results = await send(attempts);
      for (const [index, each] of attempts.entries()) {
        const result = results[index];
        if (result === undefined) each.failed(new Error("the stock left an attempt without an answer"));
        else each.answered(result);
      }
    } catch (error) {
      for (const each of attempts) each.failed(error);
    }
    underWay -= 1;
    flush();
  };
  const flush = (): void => {
    due = false;
    while (waiting.length > 0 && underWay < calls) {
      const attempts = waiting.slice(0, most);
      waiting = waiting.slice(most);
      underWay += 1;
      void settle(attempts);
    }
  };
  return (attempt: W): void => {
    waiting.push(attempt);
    if (due || underWay >= calls) return;
    due = true;
    setImmediate(flush);
  };
}
