import type { BreakerState } from "../breaker/breaker-checker.ts";
import { systemClock } from "../clock.ts";
import type { Outliers } from "../outlier/outliers.ts";
import type { RuleSet } from "../rules/rule-set.ts";
import type { ResourceFigures, ResourceSecond } from "../statistics/figures.ts";
import { type Block, FlowBlockedError } from "./block.ts";
import type { EnterOptions, Entry } from "./entry.ts";
import { createGuard } from "./guard.ts";
import type { FlowObserver } from "./observer.ts";
import type { FlowControlOptions } from "./options.ts";

/** How `run` tells success from failure. */
export interface RunOptions extends EnterOptions {
  /** Whether what the work threw counts as its failure; default: everything does. */
  isFailure?: (error: unknown) => boolean;
}

/** Decides which work goes on. */
export interface FlowControl {
  /**
   * Enters a resource at once. An Entry has passed: leave it by `exit`, after `entry.waitMs` milliseconds and the work.
   * A Block was refused. Cluster rules are checked in this process alone; use `acquire` for those.
   */
  enter(resource: string, options?: EnterOptions): Entry | Block;
  /** The same, but asks the limiter of the cluster where a rule says so, and waits where throttling demands it. */
  acquire(resource: string, options?: EnterOptions): Entry | Block | Promise<Entry | Block>;
  /**
   * Does the work inside the resource.
   * @throws FlowBlockedError when a rule refuses, and whatever the work throws.
   */
  run<T>(resource: string, work: () => T | Promise<T>, options?: RunOptions): Promise<T>;
  /**
   * Takes other rules, all at once. What did not change keeps what it counted. `checked` rules were checked before, by
   * `checkRuleSet` or a store: loading the validator takes a tenth of a second.
   * @throws RuleError naming the rule and the field that is wrong; then nothing has changed.
   */
  setRules(rules: RuleSet, options?: { checked?: boolean }): void;
  rules(): RuleSet;
  /** API groups that a path belongs to; each is a resource to enter beside the route's own. */
  apiGroupsOf(path: string): string[];
  /** What happens on each resource now. */
  figures(): ResourceFigures[];
  /** What happened on each resource in the second that begins at `startMs`, up to nine seconds ago; idle ones are left out. */
  secondAt(startMs: number): ResourceSecond[];
  /** Every breaker, and its state. */
  breakers(): BreakerState[];
  /** Which instances of the services that are balanced fail; for balancers. */
  outliers: Pick<Outliers, "ejectorOf" | "figures">;
  /** Tells what happens; returns what ends the telling. */
  observe(observer: FlowObserver): () => void;
}

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
