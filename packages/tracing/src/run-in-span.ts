import { AppError } from "@mall/kernel";
import { type Span, SpanStatusCode } from "@opentelemetry/api";
import { preciseNow } from "./precise-time.ts";

/** Codes that say we failed. All others are answers a healthy shop gives. */
const FAULTS = new Set(["internal", "unavailable", "deadline_exceeded"]);

/** Runs fn, sync or async, and ends the span when it is done, marked if it failed. */
export function runInSpan<T>(span: Span, fn: () => T): T {
  let result: T;
  try {
    result = fn();
  } catch (error) {
    endFailed(span, error);
    throw error;
  }
  if (!(result instanceof Promise)) {
    span.end(preciseNow());
    return result;
  }
  return result.then(
    (value: unknown) => {
      span.end(preciseNow());
      return value;
    },
    (error: unknown) => {
      endFailed(span, error);
      throw error;
    },
  ) as T;
}

function endFailed(span: Span, error: unknown): void {
  if (error instanceof AppError) span.setAttribute("error.slug", error.slug);
  if (!(error instanceof AppError) || FAULTS.has(error.code)) {
    span.recordException(error instanceof Error ? error : String(error));
    span.setStatus({ code: SpanStatusCode.ERROR, message: error instanceof Error ? error.message : String(error) });
  }
  span.end(preciseNow());
}
