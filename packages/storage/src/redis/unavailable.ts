import { type AppError, fail } from "@mall/kernel";
import { ReplyError } from "ioredis";

/** Refusals that time mends: the server starts, fails over or has no room. */
const PASSING = /^(LOADING|CLUSTERDOWN|MASTERDOWN|READONLY|TRYAGAIN|OOM|MISCONF|BUSY|NOREPLICAS)\b/;

/** A failure as callers may see it: away, silent and busy servers become `service_unavailable`; a mistake of ours stays. */
export function toAppError(error: unknown): AppError | Error {
  const thrown = error instanceof Error ? error : new Error(String(error));
  const refused = thrown instanceof ReplyError && !PASSING.test(thrown.message);
  return refused ? thrown : fail("service_unavailable", { cause: thrown });
}
