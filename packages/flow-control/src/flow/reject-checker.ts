import { Block } from "../engine/block.ts";
import type { Checker, Verdict } from "../engine/checker.ts";
import type { Entry } from "../engine/entry.ts";
import { type Limit, limitAt } from "./limit.ts";
import type { PassWindow } from "./pass-window.ts";

/** Refuses what is over the limit. A class, as the rule that most resources have: it is small and fast. */
export class RejectChecker implements Checker {
  readonly window: PassWindow;
  readonly pacer = undefined;
  readonly passed: Checker["passed"];
  readonly #limit: Limit;
  readonly #named: { ruleId: string; resource: string };
  /** Refusals of a crowd are all the same: one is made for all of them, as it never changes. */
  #latest: Block | undefined;
  #latestLimit = Number.NaN;

  constructor(named: { ruleId: string; resource: string }, window: PassWindow, limit: Limit) {
    this.window = window;
    this.#limit = limit;
    this.#named = named;
    this.passed = window.count && ((entry, now) => window.count?.(now, entry.batch));
  }

  check({ batch }: Entry, now: number): Verdict {
    const passed = this.window.passed(now);
    const limit = limitAt(this.#limit, now);
    if (passed + batch <= limit) return 0;
    if (this.#latest?.value !== passed || this.#latestLimit !== limit) this.#refuse(passed, limit);
    return this.#latest as Block;
  }

  /** A limit that is found anew each time may change by being asked: of such a one nothing is said. */
  exhausted(now: number): boolean {
    return typeof this.#limit === "number" && this.window.passed(now) + 1 > this.#limit;
  }

  #refuse(passed: number, limit: number): void {
    const { ruleId, resource } = this.#named;
    const reason = `${passed} passed of ${Math.floor(limit * 100) / 100} allowed`;
    this.#latest = new Block({ kind: "flow", ruleId, resource, reason, value: passed });
    this.#latestLimit = limit;
  }
}
