import { type Metadata, status } from "@grpc/grpc-js";
import type { Block } from "../../engine/block.ts";
import type { EnterOptions } from "../../engine/entry.ts";
import type { FlowControl } from "../../engine/flow-control.ts";

/** How calls are guarded. */
export interface GrpcFlowOptions {
  flow: FlowControl;
  /** The resource of a method path such as `/shop.Orders/Place`; default: the path itself. */
  resourceOf?: (path: string) => string;
  /** What else rules may look at: attachments, origin, priority. The message is not there yet. */
  optionsOf?: (path: string, metadata: Metadata) => EnterOptions;
  /** Which status codes count as failures of the callee; default: those of `isTrouble`. */
  isFailure?: (code: status) => boolean;
}

const TROUBLE: readonly status[] = [
  status.UNAVAILABLE,
  status.DEADLINE_EXCEEDED,
  status.INTERNAL,
  status.UNKNOWN,
  status.RESOURCE_EXHAUSTED,
];

/** UNAVAILABLE, DEADLINE_EXCEEDED, INTERNAL, UNKNOWN, RESOURCE_EXHAUSTED: the rest is an answer to the question. */
export const isTrouble = (code: status): boolean => TROUBLE.includes(code);

/** What an entry is left with after a call that ended so; undefined for success. */
export function failureOf(code: status, { isFailure = isTrouble }: GrpcFlowOptions): Error | undefined {
  return code !== status.OK && isFailure(code) ? new Error(`the call ended with ${status[code]}`) : undefined;
}

/** Notes in the metadata of a refusal when to try again, where the rule knows. */
export function withRetryAfter(metadata: Metadata, { retryAfterMs }: Block): Metadata {
  if (retryAfterMs !== undefined) metadata.set("retry-after-ms", String(Math.ceil(retryAfterMs)));
  return metadata;
}
