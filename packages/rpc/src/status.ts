import { Metadata, type ServiceError, status } from "@grpc/grpc-js";
import { type AppError, type ErrorCode, type ErrorDetails, type ErrorSlug, errorCatalogue, fail } from "@mall/kernel";

const GRPC_STATUS: Record<ErrorCode, status> = {
  invalid_argument: status.INVALID_ARGUMENT,
  unauthenticated: status.UNAUTHENTICATED,
  permission_denied: status.PERMISSION_DENIED,
  not_found: status.NOT_FOUND,
  conflict: status.ABORTED,
  failed_precondition: status.FAILED_PRECONDITION,
  resource_exhausted: status.RESOURCE_EXHAUSTED,
  unavailable: status.UNAVAILABLE,
  deadline_exceeded: status.DEADLINE_EXCEEDED,
  internal: status.INTERNAL,
};

// `-bin`: the value may hold any bytes, so Chinese names in params survive.
const ERROR_KEY = "mall-error-bin";

/** How an error leaves a gRPC server: its status, and slug, field and params as metadata. Never its cause. */
export function toGrpcError(error: AppError): { code: status; details: string; metadata: Metadata } {
  const metadata = new Metadata();
  const { slug, field, params, retryAfterMs } = error;
  metadata.set(ERROR_KEY, Buffer.from(JSON.stringify({ slug, field, params, retryAfterMs })));
  return { code: GRPC_STATUS[error.code], details: slug, metadata };
}

/** The AppError a service threw, or the one that fits a failure on the way to it. */
export function fromGrpcError(error: ServiceError): AppError {
  const [sent] = error.metadata?.get(ERROR_KEY) ?? [];
  if (sent) {
    const { slug, field, params, retryAfterMs } = JSON.parse(sent.toString()) as { slug: string } & ErrorDetails;
    // A newer service may know a slug that this build does not.
    if (slug in errorCatalogue) {
      return fail(slug as ErrorSlug, { ...(field ? { field } : {}), ...(params ? { params } : {}), retryAfterMs });
    }
  }
  return fail(slugOfStatus(error.code), { cause: error });
}

/** True when the connection failed and no service answered: the call may have been executed or not. */
export function lostOnTheWay(error: ServiceError): boolean {
  const answered = (error.metadata?.get(ERROR_KEY).length ?? 0) > 0;
  return !answered && slugOfStatus(error.code) === "service_unavailable";
}

/** True for a failure of the instance that was called, or of the way to it; a refusal is none. */
export function isTrouble(error: ServiceError): boolean {
  return TROUBLE.has(error.code);
}

const TROUBLE = new Set([status.UNAVAILABLE, status.DEADLINE_EXCEEDED, status.INTERNAL, status.UNKNOWN]);

function slugOfStatus(code: status): ErrorSlug {
  if (code === status.UNAVAILABLE || code === status.CANCELLED) return "service_unavailable";
  return code === status.DEADLINE_EXCEEDED ? "deadline_exceeded" : "internal_error";
}
