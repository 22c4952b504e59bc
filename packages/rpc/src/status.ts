import { Metadata, type ServiceError, status } from "@grpc/grpc-js";
import { AppError, type ErrorCode, type ErrorDetails, type ErrorSlug, errorCatalogue, fail } from "@mall/kernel";

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

/** How an error leaves a service: its status, and slug, field and params as bytes. Never its cause. */
export function encodeError({ code, slug, field, params, retryAfterMs }: AppError): { code: status; body: Buffer } {
  return { code: GRPC_STATUS[code], body: Buffer.from(JSON.stringify({ slug, field, params, retryAfterMs })) };
}

/** The same as a gRPC server sends it: the bytes in the metadata. */
export function toGrpcError(error: AppError): { code: status; details: string; metadata: Metadata } {
  const { code, body } = encodeError(error);
  const metadata = new Metadata();
  metadata.set(ERROR_KEY, body);
  return { code, details: error.slug, metadata };
}

/** The AppError a service threw; one that fits the status when there are no bytes, or none that this build knows. */
export function decodeError(code: status, body: Uint8Array | undefined, cause: unknown): AppError {
  if (body?.length) {
    const { slug, field, params, retryAfterMs } = JSON.parse(Buffer.from(body).toString()) as {
      slug: string;
    } & ErrorDetails;
    // A newer service may know a slug that this build does not.
    if (slug in errorCatalogue) {
      return fail(slug as ErrorSlug, { ...(field ? { field } : {}), ...(params ? { params } : {}), retryAfterMs });
    }
  }
  return fail(slugOfStatus(code), { cause });
}

/** The AppError a service threw, or the one that fits a failure on the way to it. */
export function fromGrpcError(error: AppError | ServiceError): AppError {
  if (error instanceof AppError) return error;
  const [sent] = error.metadata?.get(ERROR_KEY) ?? [];
  return decodeError(error.code, sent === undefined ? undefined : Buffer.from(sent), error);
}

/** True when the connection failed and no service answered: the call may have been executed or not. */
export function lostOnTheWay(error: AppError | ServiceError): boolean {
  if (error instanceof AppError) return false;
  const answered = (error.metadata?.get(ERROR_KEY).length ?? 0) > 0;
  return !answered && slugOfStatus(error.code) === "service_unavailable";
}

/** True for a failure of the instance that was called, or of the way to it; a refusal is none. */
export function isTrouble(code: status): boolean {
  return TROUBLE.has(code);
}

const TROUBLE = new Set([status.UNAVAILABLE, status.DEADLINE_EXCEEDED, status.INTERNAL, status.UNKNOWN]);

function slugOfStatus(code: status): ErrorSlug {
  if (code === status.UNAVAILABLE || code === status.CANCELLED) return "service_unavailable";
  return code === status.DEADLINE_EXCEEDED ? "deadline_exceeded" : "internal_error";
}
