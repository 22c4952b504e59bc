import type { Block } from "../engine/block.ts";
import type { Entry } from "../engine/entry.ts";
import type { Inside } from "./inside.ts";
import { settle } from "./settle.ts";

/** One resource to enter. */
export type Attempt = () => Entry | Block | Promise<Entry | Block>;

/** What becomes of all attempts together; one of them is called at most once, none when everything was left meanwhile. */
export interface EachOutcomes {
  passed(): void;
  refused(block: Block): void;
  /** The wait itself failed. */
  failed(error: Error): void;
}

/** Enters one resource after the other. The first refusal leaves those that were entered, not as a failure of theirs. */
export function enterEach(attempts: readonly Attempt[], inside: Inside, outcomes: EachOutcomes): void {
  const [first, ...rest] = attempts;
  if (first === undefined) {
    outcomes.passed();
    return;
  }
  settle(first(), {
    passed: (entry) => {
      inside.add(entry);
      if (inside.open) enterEach(rest, inside, outcomes);
    },
    refused: (block) => {
      inside.leave();
      outcomes.refused(block);
    },
    failed: outcomes.failed,
  });
}
