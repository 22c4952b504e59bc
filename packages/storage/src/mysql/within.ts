import { fail } from "@mall/kernel";
import { toAppError } from "./errors.ts";

/** A callback as MySQL drivers take it. */
export type Done<T> = (error: unknown, result: T) => void;

/** A callback that is called once: with the outcome, or with an error when that is late. Answers false when late. */
export function within<T>(
  timeoutMs: number,
  message: string,
  callback: Done<T>,
): (error: unknown, result: T) => boolean {
  let open = true;
  const finish = (error: unknown, result: T): boolean => {
    if (!open) return false;
    open = false;
    clearTimeout(timer);
    callback(error ? toAppError(error) : null, result);
    return true;
  };
  const timer = setTimeout(
    () => finish(fail("service_unavailable", { cause: new Error(message) }), undefined as T),
    timeoutMs,
  );
  return finish;
}
