import { AppError } from "@mall/kernel";

/** True for the failure of a service that is away, overloaded, broken or too slow: nothing is wrong with the question. */
export function isPassing(error: unknown): boolean {
  return error instanceof AppError && ["unavailable", "deadline_exceeded", "internal"].includes(error.code);
}
