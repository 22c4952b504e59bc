import { Block } from "../engine/block.ts";
import type { Checker, Verdict } from "../engine/checker.ts";
import type { Entry } from "../engine/entry.ts";
import { type Limit, limitAt } from "./limit.ts";
import type { Pacer } from "./pacer.ts";
import type { PassWindow } from "./pass-window.ts";

/** Lets entries through at even distances; those whose turn is too far ahead are refused. */
export class ThrottlingChecker implements Checker {
  readonly window: PassWindow;
  readonly pacer: Pacer;
  readonly passed: Checker["passed"];
  readonly #limit: Limit;
  readonly #named: { ruleId: string; resource: string };
  readonly #reason: string;

  constructor(
    { maxQueueingMs, ...named }: { ruleId: string; resource: string; maxQueueingMs: number },
    { window, pacer, limit }: { window: PassWindow; pacer: Pacer; limit: Limit },
  ) {
    this.window = window;
    this.pacer = pacer;
    this.#limit = limit;
    this.#named = named;
    this.#reason = `the wait would be longer than ${maxQueueingMs} ms`;
    this.passed = window.count && ((entry, now) => window.count?.(now, entry.batch));
  }

  check({ batch }: Entry, now: number): Verdict {
    const wait = this.pacer.turn(now, batch, limitAt(this.#limit, now));
    return wait ?? new Block({ kind: "flow", ...this.#named, reason: this.#reason });
  }
}
