import type { Clock } from "../clock.ts";
import type { ResourceStatistics } from "../statistics/resource-statistics.ts";
import type { Block } from "./block.ts";
import type { Entry } from "./entry.ts";
import type { FlowObserver } from "./observer.ts";
import type { SystemGauge } from "./system-gauge.ts";
import type { TokenService } from "./token-service.ts";

/** 0: passes. More: passes after so many milliseconds. A Block: refused. */
export type Verdict = number | Block;

/** A verdict that is found when the entry is about to be counted: with no turn between, no other entry slips in. */
export type LateCheck = (entry: Entry, now: number) => Verdict;

/**
 * One rule at work on one resource. `check` is asked before anything is counted; what it lets pass may still be refused
 * by another rule, and then `withdrawn` is called instead of `passed` and `completed`.
 */
export interface Checker {
  check(entry: Entry, now: number): Verdict;
  /** Instead of `check` where the caller can wait: asks the limiter of the whole cluster; at once when its answer is known. */
  ask?(entry: Entry): LateCheck | Promise<LateCheck>;
  /** After the cluster was asked, which takes time: whether what `check` saw still holds. Changes nothing. */
  recheck?(entry: Entry, now: number): Verdict;
  /** Whether this limit refuses whoever comes now, as far as that is known without asking anybody. Takes and counts nothing. */
  exhausted?(now: number): boolean;
  /** All rules let the entry pass. */
  passed?: ((entry: Entry, now: number) => void) | undefined;
  /** The entry left: `entry.rtMs` and `entry.error` are set. */
  completed?(entry: Entry, now: number): void;
  /** `check` let it pass, another rule refused. */
  withdrawn?(entry: Entry, now: number): void;
}

/** What checkers stand on. */
export interface CheckerContext {
  clock: Clock;
  /** The resource that the rule is bound to by name or pattern. */
  resource: string;
  /** Of that resource. */
  statistics: ResourceStatistics;
  /** Of all inbound entries together. */
  inbound: ResourceStatistics;
  /** Statistics of another resource, made when it has none. */
  statisticsOf(resource: string): ResourceStatistics;
  system: SystemGauge;
  tokens: TokenService | undefined;
  observer: FlowObserver;
}

/**
 * Makes the checker of a rule. `previous` is the checker that the rule of the same id had on this resource before the
 * rules changed: what it counted may be kept.
 */
export type CheckerFactory<Rule, C extends Checker = Checker> = (
  rule: Rule & { id: string },
  context: CheckerContext,
  previous: { rule: Rule; checker: C } | undefined,
) => C;
