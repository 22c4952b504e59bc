import { AppError } from "@mall/kernel";

/** gRPC's number for it; written down here as its library is not loaded where all services are one process. */
const UNIMPLEMENTED = 12;

/**
 * True for the failure of a call whose method the service does not know, as one of an older release: it has executed
 * nothing, and the caller may do the same with what that release knows.
 */
export function isUnknownMethod(thrown: unknown): boolean {
  if (!(thrown instanceof AppError) || thrown.code !== "internal") return false;
  const { cause } = thrown;
  return cause instanceof Error && "code" in cause && cause.code === UNIMPLEMENTED;
}
