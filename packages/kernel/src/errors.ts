import { type ErrorCode, type ErrorSlug, errorCatalogue } from "./error-catalogue.ts";

/** What the sentence of an error may mention, and which input field is at fault. */
export interface ErrorDetails {
  /** The input field at fault, as the caller wrote it: `quantity`, `items.0.sku_id`. */
  field?: string;
  /** Values for the `{name}` places of the sentence. Never secrets: a buyer reads them. */
  params?: Record<string, string | number>;
  /** Milliseconds after which the same may work, where that is known. */
  retryAfterMs?: number | undefined;
  /** What went wrong underneath. For the log only; never crosses a service boundary. */
  cause?: unknown;
}

/**
 * The one error class of the shop: a slug of the catalogue, so that every layer can tell errors apart
 * without reading sentences. Crosses gRPC as status code + slug, and HTTP as status + slug + sentence. Only one of the
 * code `internal` knows its stack; the cause of any of them keeps its own.
 */
export class AppError extends Error {
  readonly slug: ErrorSlug;
  readonly code: ErrorCode;
  readonly field: string | undefined;
  readonly params: Record<string, string | number>;
  readonly retryAfterMs: number | undefined;

  constructor(slug: ErrorSlug, details: ErrorDetails = {}) {
    const { code } = errorCatalogue[slug];
    const limit = Error.stackTraceLimit;
    // A refusal is an answer: nobody reads where it was made, and the trace is most of what it costs.
    if (code !== "internal") Error.stackTraceLimit = 0;
    super(details.field ? `${slug} (${details.field})` : slug, details.cause ? { cause: details.cause } : undefined);
    Error.stackTraceLimit = limit;
    this.name = "AppError";
    this.slug = slug;
    this.code = code;
    this.field = details.field;
    this.params = details.params ?? {};
    this.retryAfterMs = details.retryAfterMs;
  }
}

/** Makes the error of a slug: `throw fail("order_not_found", { field: "order_no" })`. */
export function fail(slug: ErrorSlug, details: ErrorDetails = {}): AppError {
  return new AppError(slug, details);
}

/** Anything thrown as an AppError: what is not one already becomes `internal_error` with the original as its cause. */
export function asAppError(thrown: unknown): AppError {
  return thrown instanceof AppError ? thrown : fail("internal_error", { cause: thrown });
}

/** True for the error of a server or service that is away, or silent: asked again later it may answer. */
export function isUnavailable(thrown: unknown): boolean {
  return thrown instanceof AppError && thrown.slug === "service_unavailable";
}

const PASSING: readonly ErrorCode[] = ["unavailable", "deadline_exceeded", "internal"];

/** True for the failure of a service that is away, overloaded, broken or too slow: nothing is wrong with the question. */
export function isPassing(thrown: unknown): boolean {
  return thrown instanceof AppError && PASSING.includes(thrown.code);
}

/** The sentence of an error for a buyer, in Chinese or English, its places filled. */
export function sentenceOf(error: AppError, language: "zh" | "en"): string {
  const params: Record<string, string | number> = { field: error.field ?? "", ...error.params };
  return errorCatalogue[error.slug][language].replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? ""));
}
