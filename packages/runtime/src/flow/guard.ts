import { FlowBlockedError, type FlowControl } from "@mall/flow-control";
import { AppError, fail, type Guard, isPassing } from "@mall/kernel";

/** A refusal is an answer; only what went wrong on the way or inside is held against what was called. */
function isFailure(error: unknown): boolean {
  return !(error instanceof AppError) || isPassing(error);
}

/** The guard of everything a process calls: its breakers, and whatever other rules an operator sets. */
export function createGuard(flow: Pick<FlowControl, "run">): Guard {
  return (resource, work) =>
    flow.run(resource, work, { isFailure }).catch((error: unknown) => {
      if (!(error instanceof FlowBlockedError)) throw error;
      throw fail("service_unavailable", { cause: error, retryAfterMs: error.block.retryAfterMs });
    });
}
