import { withDeadline } from "@mall/rpc";
import type { App } from "../app.ts";

/** Milliseconds kept for the answer, so that it is not late itself when a call has used up its time. */
const RESERVE_MS = 50;

/**
 * A request is answered within `ms` milliseconds: every call that it makes, and every call made for it further down, ends
 * a little before.
 */
export function limitTime(app: App, ms: number): void {
  const callsMs = callsMsOf(ms);
  app.addHook("preValidation", (_request, reply, done) => {
    withDeadline(Date.now() + callsMs - reply.elapsedTime, done);
  });
}

/** Milliseconds that the calls of a request have, of the `ms` that it may take. */
export function callsMsOf(ms: number): number {
  return ms - Math.min(RESERVE_MS, ms / 10);
}
