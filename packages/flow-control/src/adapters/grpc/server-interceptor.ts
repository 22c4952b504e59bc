import {
  Metadata,
  type Responder,
  ServerInterceptingCall,
  type ServerInterceptingCallInterface,
  type ServerInterceptor,
  status,
} from "@grpc/grpc-js";
import type { Block } from "../../engine/block.ts";
import { Inside } from "../inside.ts";
import { settle } from "../settle.ts";
import { timeOf } from "./at-deadline.ts";
import { failureOf, type GrpcFlowOptions, withRetryAfter } from "./options.ts";

/**
 * A server interceptor of grpc-js: each call, a stream too, is one inbound entry of the resource of its method, until
 * its status is sent or its caller is gone. A refused call ends with RESOURCE_EXHAUSTED before its handler hears of it
 * (PERMISSION_DENIED by an authority rule); its metadata has `retry-after-ms` where the rule knows.
 */
export function flowControlServerInterceptor(options: GrpcFlowOptions): ServerInterceptor {
  return ({ path }, call) => new ServerInterceptingCall(call, guard(path, call, options));
}

function guard(path: string, call: ServerInterceptingCallInterface, options: GrpcFlowOptions): Responder {
  const { flow, resourceOf = String, optionsOf } = options;
  const inside = new Inside();
  return {
    start: (next) =>
      next({
        onReceiveMetadata: (metadata, pass) => {
          settle(flow.acquire(resourceOf(path), { ...optionsOf?.(path, metadata), inbound: true }), {
            passed: (entry) => {
              inside.add(entry);
              if (inside.open) pass(metadata);
            },
            refused: (block) => call.sendStatus(refusalOf(path, block)),
            failed: ({ message }) => call.sendStatus({ code: status.INTERNAL, details: message }),
          });
        },
        // Also after every end, and then it was left already.
        onCancel: () => inside.leave(failureOf(endOf(call), options)),
      }),
    sendStatus: (how, next) => {
      inside.leave(failureOf(how.code, options));
      next(how);
    },
  };
}

/** Timers may be early by this many milliseconds. */
const EARLY_MS = 5;

/** Why a call ended that nobody answered. */
function endOf(call: ServerInterceptingCallInterface): status {
  return timeOf(call.getDeadline()) <= Date.now() + EARLY_MS ? status.DEADLINE_EXCEEDED : status.CANCELLED;
}

/** The block's own reason is for the operator of this server: callers only hear which kind of rule refused. */
function refusalOf(path: string, block: Block) {
  const code = block.kind === "authority" ? status.PERMISSION_DENIED : status.RESOURCE_EXHAUSTED;
  return {
    code,
    details: `${path}: refused by a rule (${block.kind})`,
    metadata: withRetryAfter(new Metadata(), block),
  };
}
