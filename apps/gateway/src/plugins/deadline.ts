import { withDeadline } from "@mall/rpc";
import type { App } from "../app.ts";

/** Every call that a request makes, and every call made for it further down, ends `ms` milliseconds after it arrived. */
export function limitTime(app: App, ms: number): void {
  app.addHook("preValidation", (_request, reply, done) => {
    withDeadline(Date.now() + ms - reply.elapsedTime, done);
  });
}
