import { AppError, fail } from "@mall/kernel";

/** What Elasticsearch answers instead of a result. */
export interface RefusalBody {
  error?: { type?: string; reason?: string } | string;
}

/** The server was there and said no. */
export class Refusal extends Error {
  readonly status: number;
  /** `index_not_found_exception` and the like. */
  readonly type: string;
  constructor(status: number, { error }: RefusalBody) {
    const { type = "unknown", reason = "" } = typeof error === "string" ? { reason: error } : (error ?? {});
    super(`Elasticsearch answered ${status} ${type}: ${reason}`);
    this.status = status;
    this.type = type;
  }
}

const OVERLOADED = 429;
/** Refusals that time mends: overloaded, no room, no master, the node that has the index is away. */
const PASSING = new Set([OVERLOADED, 502, 503, 504]);

/** A failure as callers may see it: away, silent and overloaded servers become `service_unavailable`; other refusals stay. */
export function toAppError(error: unknown): AppError | Error {
  if (error instanceof AppError) return error;
  const thrown = error instanceof Error ? error : new Error(String(error));
  const final = thrown instanceof Refusal && !PASSING.has(thrown.status);
  return final ? thrown : fail("service_unavailable", { cause: thrown });
}

/** Whether the server said that there is no such index, alias or document. */
export function isMissing(error: unknown): boolean {
  return error instanceof Refusal && error.status === 404;
}

/** Whether the server was there and had too much to do. */
export function isOverloaded(error: unknown): boolean {
  const { cause } = error instanceof AppError ? error : { cause: undefined };
  return cause instanceof Refusal && cause.status === OVERLOADED;
}

/** Whether the index may have been replaced or deleted under the call, so that it may succeed when it is sent again. */
export function mayBeReplaced(error: unknown): boolean {
  const { cause } = error instanceof AppError ? error : { cause: undefined };
  return isMissing(error) || (cause instanceof Refusal && cause.status === 503);
}
