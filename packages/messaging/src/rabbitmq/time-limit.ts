import { AppError, fail, within } from "@mall/kernel";

/** Milliseconds that RabbitMQ has to answer one question. */
export const CALL_MS = 2000;

/**
 * What `work` resolves with, if it does so in time; the work itself goes on.
 * @throws Error that says what took longer than `ms`.
 */
export function inTime<T>(work: Promise<T>, ms: number, what: string): Promise<T> {
  return within(work, ms, () => new Error(`RabbitMQ ${what} for ${ms} ms`));
}

/** What `work` resolves with. @throws AppError `service_unavailable` for whatever went wrong. */
export async function orUnavailable<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw error instanceof AppError ? error : fail("service_unavailable", { cause: error });
  }
}

/** Whether RabbitMQ, or the client, refused with this code: `NOT_FOUND`, `PRECONDITION_FAILED`, `NACK` … */
export function isRefusal(error: unknown, code: string): error is Error {
  return error instanceof Error && "code" in error && error.code === code;
}
