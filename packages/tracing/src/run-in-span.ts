import { AppError } from "@mall/kernel";
import type { RecordedSpan } from "./recorded-span.ts";

/** Codes that say we failed. All others are answers a healthy shop gives. */
const FAULTS = new Set(["internal", "unavailable", "deadline_exceeded"]);

/** Runs fn, sync or async, and ends the span when it is done, marked if it failed. */
export function runInSpan<T>(span: RecordedSpan, fn: () => T, end: (span: RecordedSpan) => void): T {
  let result: T;
  try {
    result = fn();
  } catch (error) {
    note(span, error);
    end(span);
    throw error;
  }
  if (!(result instanceof Promise)) {
    end(span);
    return result;
  }
  return result.then(
    (value: unknown) => {
      end(span);
      return value;
    },
    (error: unknown) => {
      note(span, error);
      end(span);
      throw error;
    },
  ) as T;
}

function note(span: RecordedSpan, thrown: unknown): void {
  if (thrown instanceof AppError) span.set("error.slug", thrown.slug);
  if (!(thrown instanceof AppError) || FAULTS.has(thrown.code)) span.fail(thrown);
}
