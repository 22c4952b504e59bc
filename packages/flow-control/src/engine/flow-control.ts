import { systemClock } from "../clock.ts";
import { type Block, FlowBlockedError } from "./block.ts";
import type { FlowControl, RunOptions } from "./control.ts";
import type { EnterOptions, Entry } from "./entry.ts";
import { createGuard } from "./guard.ts";
import type { FlowControlOptions } from "./options.ts";

export type { FlowControl, RunOptions } from "./control.ts";

const setTimer = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** Makes a flow control. It holds no timer and no connection: nothing needs to be closed. */
export function createFlowControl(options: FlowControlOptions = {}): FlowControl {
  const { clock = systemClock, sleep = setTimer } = options;
  const guard = createGuard(options, clock);

  const afterWait = async (entry: Entry): Promise<Entry> => {
    const { waitMs } = entry;
    entry.waitMs = 0;
    await sleep(waitMs);
    return entry;
  };
  const settle = (result: Entry | Block) => (result.passed && result.waitMs > 0 ? afterWait(result) : result);
  const acquire = (resource: string, own?: EnterOptions) => {
    const asked = guard.ask(resource, own);
    return asked instanceof Promise ? asked.then(settle) : settle(asked);
  };

  return {
    ...guard,
    acquire,
    run: (resource, work, own) => {
      const entered = acquire(resource, own);
      return entered instanceof Promise
        ? entered.then((entry) => runInside(entry, work, own))
        : runInside(entered, work, own);
    },
  };
}

/** Does the work and leaves. No `await`: each one costs a turn, on work that may have taken none. */
function runInside<T>(entry: Entry | Block, work: () => T | Promise<T>, own: RunOptions | undefined): Promise<T> {
  if (!entry.passed) return Promise.reject(new FlowBlockedError(entry));
  const succeed = (result: T): T => {
    entry.exit();
    return result;
  };
  const fail = (error: unknown): never => {
    entry.exit((own?.isFailure?.(error) ?? true) ? (error ?? new Error("failed without an error")) : undefined);
    throw error;
  };
  try {
    const result = work();
    if (result instanceof Promise) return result.then(succeed, fail);
    return isThenable(result) ? Promise.resolve(result).then(succeed, fail) : Promise.resolve(succeed(result));
  } catch (error) {
    return Promise.reject(error).catch(fail);
  }
}

/** Promises of other makes as well: query builders and the like. */
function isThenable(value: unknown): boolean {
  return typeof value === "object" && value !== null && "then" in value && typeof value.then === "function";
}
