import { type AppError, httpStatusOf, sentenceOf } from "@mall/kernel";
import { type TSchema, Type } from "typebox";

/** What every success answers. */
export interface Envelope<T> {
  code: 200;
  msg: "success";
  data: T;
}

/** Wraps the data of a success. */
export function ok<T>(data: T): Envelope<T> {
  return { code: 200, msg: "success", data };
}

/** What every error answers. */
export const errorEnvelope = Type.Object(
  {
    code: Type.Integer({ description: "The HTTP status." }),
    msg: Type.String({ description: "A sentence for the buyer, in Chinese or English (Accept-Language)." }),
    error: Type.String({ description: "The stable name of the error; docs/errors.md lists all." }),
    field: Type.Optional(Type.String({ description: "The input field at fault." })),
    trace_id: Type.String(),
  },
  { title: "Error" },
);

/** Seconds after which a client may try again, sent with 429 and 503 where nothing better is known. */
const RETRY_AFTER_SECONDS = 1;

/** An error as it leaves, in the buyer's language. */
export function failed(error: AppError, language: "zh" | "en", traceId: string) {
  return {
    code: httpStatusOf(error.slug),
    msg: sentenceOf(error, language),
    error: error.slug,
    ...(error.field ? { field: error.field } : {}),
    trace_id: traceId,
  };
}

/** The seconds of Retry-After; undefined for a status that goes without. */
export function retryAfterOf(status: number, retryAfterMs = 0): number | undefined {
  if (status !== 429 && status !== 503) return undefined;
  return Math.max(RETRY_AFTER_SECONDS, Math.ceil(retryAfterMs / 1000));
}

/** The answers of a route: its data in the envelope, and its own errors. Those of every route: see plugins/openapi.ts. */
export function answers<S extends TSchema>(data: S, ...errors: (401 | 403 | 404 | 409 | 429)[]) {
  const success = Type.Object({ code: Type.Literal(200), msg: Type.String(), data });
  const failures = Object.fromEntries(errors.map((status) => [status, errorEnvelope]));
  // A handler returns data or throws, so 200 is all its type needs to know.
  return { 200: success, ...failures } as { 200: typeof success };
}
