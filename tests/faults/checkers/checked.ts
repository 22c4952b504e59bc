import type { Op } from "../history.ts";
import type { FinalState } from "./final-state.ts";

/** What a checker judges: everything that was asked and told in a round, and how the shop is found after it. */
export interface Checked {
  ops: readonly Op[];
  state: FinalState;
}
