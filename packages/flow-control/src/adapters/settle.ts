import type { Block } from "../engine/block.ts";
import type { Entry } from "../engine/entry.ts";

/** What becomes of an attempt to enter; one of them is called, once. */
export interface Outcomes {
  passed(entry: Entry): void;
  refused(block: Block): void;
  /** The wait itself failed. */
  failed(error: Error): void;
}

/** Goes on with what `acquire` gave. Most attempts are decided at once: then there is no promise and no turn between. */
export function settle(result: Entry | Block | Promise<Entry | Block>, outcomes: Outcomes): void {
  if (result instanceof Promise) result.then((settled) => settle(settled, outcomes), outcomes.failed);
  else if (result.passed) outcomes.passed(result);
  else outcomes.refused(result);
}
