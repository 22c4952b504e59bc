import type { Clock } from "../clock.ts";
import type { ResourceStatistics } from "../statistics/resource-statistics.ts";
import type { Block } from "./block.ts";
import type { Checker, LateCheck, Verdict } from "./checker.ts";
import type { Door, Entry } from "./entry.ts";

/** What a chain guards. */
export interface Guarded {
  resource: string;
  clock: Clock;
  /** Of the resource. */
  statistics: ResourceStatistics;
  /** Of all inbound entries together. */
  inbound: ResourceStatistics;
}

type With<K extends keyof Checker> = Checker & { [Hook in K]-?: NonNullable<Checker[Hook]> };

/** Shared by all chains that have none: most resources have no such checker. */
const NONE: readonly never[] = [];

function having<K extends keyof Checker>(checkers: readonly Checker[], hook: K): readonly With<K>[] {
  const found = checkers.filter((checker): checker is With<K> => checker[hook] !== undefined);
  return found.length > 0 ? found : NONE;
}

/** The checkers of one resource, in order, and the counting around them. */
export class Chain implements Door {
  readonly resource: string;
  /** At least one rule is checked over the whole cluster. */
  readonly clustered: boolean;
  readonly #guarded: Guarded;
  readonly #checkers: readonly Checker[];
  readonly #onPass: readonly With<"passed">[];
  readonly #onComplete: readonly With<"completed">[];
  readonly #cluster: readonly With<"ask">[];
  /** The others, and what of them is asked again after the cluster. */
  readonly #here: readonly Checker[];
  readonly #again: readonly LateCheck[];
  readonly #limits: readonly With<"exhausted">[];

  constructor(guarded: Guarded, checkers: readonly Checker[]) {
    this.resource = guarded.resource;
    this.#guarded = guarded;
    this.#checkers = checkers;
    this.#onPass = having(checkers, "passed");
    this.#onComplete = having(checkers, "completed");
    this.#cluster = having(checkers, "ask");
    this.clustered = this.#cluster.length > 0;
    this.#here = checkers.filter((checker) => checker.ask === undefined);
    this.#again = having(this.#here, "recheck").map((checker) => (entry, now) => checker.recheck(entry, now));
    this.#limits = having(checkers, "exhausted");
  }

  /** Whether a limit is known to refuse whoever comes now. Takes and counts nothing. */
  exhausted(now: number): boolean {
    return this.#limits.some((limit) => limit.exhausted(now));
  }

  /** The longest wait that a rule demands, 0 for none, or the first refusal. Cluster rules are checked locally. */
  check(entry: Entry, now: number): Verdict {
    return checkAll(this.#checkers, entry, now);
  }

  /**
   * The same with cluster rules, which are asked last: no token of the cluster is spent on what is refused here anyway.
   * The result is called when the entry is about to be counted.
   */
  ask(entry: Entry, now: number): LateCheck | Promise<LateCheck> {
    const wait = checkAll(this.#here, entry, now);
    if (typeof wait !== "number") return () => wait;
    const finish =
      (answers: readonly LateCheck[]): LateCheck =>
      (late, then) =>
        checkLate(this.#again.concat(answers), this.#here, late, then, wait);
    const asked = this.#cluster.map((checker) => checker.ask(entry));
    const known = asked.filter((each) => typeof each === "function");
    // Without a promise where no rule has to wait: what is refused a thousand times a second is known already.
    return known.length === asked.length
      ? finish(known)
      : Promise.all(asked.map(async (each) => await Promise.resolve(each))).then(finish);
  }

  /** Counts an entry that all rules let pass. */
  join(entry: Entry, now: number): void {
    const { statistics, inbound } = this.#guarded;
    statistics.pass(now, entry.batch);
    if (entry.options.inbound) inbound.pass(now, entry.batch);
    for (let index = 0; index < this.#onPass.length; index += 1) this.#onPass[index]?.passed(entry, now);
  }

  /** Counts an entry that a rule refused. */
  refuse(entry: Entry, now: number): void {
    const { statistics, inbound } = this.#guarded;
    statistics.block(now, entry.batch);
    if (entry.options.inbound) inbound.block(now, entry.batch);
  }

  /** Counts an entry that leaves. */
  leave(entry: Entry): void {
    const { clock, statistics, inbound } = this.#guarded;
    const now = clock.now();
    entry.rtMs = Math.max(0, now - entry.startMs);
    const failed = entry.error !== undefined;
    statistics.complete(now, entry.batch, entry.rtMs, failed);
    if (entry.options.inbound) inbound.complete(now, entry.batch, entry.rtMs, failed);
    for (let index = 0; index < this.#onComplete.length; index += 1) this.#onComplete[index]?.completed(entry, now);
  }
}

function checkAll(checkers: readonly Checker[], entry: Entry, now: number): Verdict {
  let wait = 0;
  for (let index = 0; index < checkers.length; index += 1) {
    const verdict = (checkers[index] as Checker).check(entry, now);
    if (verdict === 0) continue;
    if (typeof verdict !== "number") return withdraw(checkers.slice(0, index), entry, now, verdict);
    if (verdict > wait) wait = verdict;
  }
  return wait;
}

function checkLate(
  checks: readonly LateCheck[],
  passedBefore: readonly Checker[],
  entry: Entry,
  now: number,
  waitBefore: number,
): Verdict {
  let wait = waitBefore;
  for (const check of checks) {
    const verdict = check(entry, now);
    if (typeof verdict !== "number") return withdraw(passedBefore, entry, now, verdict);
    wait = Math.max(wait, verdict);
  }
  return wait;
}

function withdraw(asked: readonly Checker[], entry: Entry, now: number, verdict: Block): Block {
  for (const checker of asked) checker.withdrawn?.(entry, now);
  return verdict;
}
