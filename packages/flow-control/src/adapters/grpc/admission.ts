import { type Deadline, Metadata, type StatusObject, status } from "@grpc/grpc-js";
import { type Block, FlowBlockedError } from "../../engine/block.ts";
import type { Entry } from "../../engine/entry.ts";
import { Inside } from "../inside.ts";
import { settle } from "../settle.ts";
import { atDeadline } from "./at-deadline.ts";
import { withRetryAfter } from "./options.ts";

/** What becomes of a call that asks to be sent; one of them is called, once. */
export interface AdmissionOutcomes {
  passed(inside: Inside): void;
  /** It is not to be sent: refused, cancelled, or out of time. */
  ended(how: StatusObject): void;
}

/** A call that asks to be sent. */
export interface Admission {
  /** Nothing is decided yet. */
  readonly waiting: boolean;
  cancel(): void;
}

/** Waits for what `acquire` gave, at most until the deadline. An entry that comes too late is left at once. */
export function admit(
  entered: Entry | Block | Promise<Entry | Block>,
  deadline: Deadline,
  outcomes: AdmissionOutcomes,
): Admission {
  const inside = new Inside();
  let waiting = true;
  const decide = (act: () => void) => {
    if (!waiting) return;
    waiting = false;
    stopTimer();
    act();
  };
  const end = (code: status, details: string, metadata = new Metadata()) =>
    decide(() => {
      inside.leave();
      outcomes.ended({ code, details, metadata });
    });
  const tooLate = () => end(status.DEADLINE_EXCEEDED, "Deadline exceeded while waiting to be sent");
  const stopTimer = entered instanceof Promise ? atDeadline(deadline, tooLate) : () => {};

  settle(entered, {
    passed: (entry) => {
      inside.add(entry);
      decide(() => outcomes.passed(inside));
    },
    refused: (block) =>
      end(status.UNAVAILABLE, new FlowBlockedError(block).message, withRetryAfter(new Metadata(), block)),
    failed: (error) => end(status.INTERNAL, error.message),
  });
  return {
    get waiting() {
      return waiting;
    },
    cancel: () => end(status.CANCELLED, "Cancelled on client"),
  };
}
