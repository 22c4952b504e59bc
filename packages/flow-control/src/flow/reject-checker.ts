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
    const reason = `${passed} passed of ${Math.floor(limit * 100) / 100} allowed`;
    return new Block({ kind: "flow", ...this.#named, reason, value: passed });
  }
}
