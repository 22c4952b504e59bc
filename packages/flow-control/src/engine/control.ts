import type { BreakerState } from "../breaker/breaker-checker.ts";
import type { Outliers } from "../outlier/outliers.ts";
import type { RuleSet } from "../rules/rule-set.ts";
import type { ResourceFigures, ResourceSecond } from "../statistics/figures.ts";
import type { Block } from "./block.ts";
import type { EnterOptions, Entry } from "./entry.ts";
import type { FlowObserver } from "./observer.ts";

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
   * Whether a limit on the resource is known to refuse the next entry of one, whoever it is: a look that takes and counts
   * nothing, for work that is done only to find out who it is. `false` says nothing.
   */
  exhausted(resource: string): boolean;
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
