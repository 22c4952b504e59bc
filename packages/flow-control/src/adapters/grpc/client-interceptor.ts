import {
  InterceptingCall,
  type Interceptor,
  type InterceptorOptions,
  Metadata,
  type Requester,
  type StatusObject,
  status,
} from "@grpc/grpc-js";
import { type Admission, admit } from "./admission.ts";
import { lateCall } from "./late-call.ts";
import { failureOf, type GrpcFlowOptions } from "./options.ts";

/**
 * A client interceptor of grpc-js: each call, a stream too, is one entry of the resource of its method from before its
 * first byte until its status. A refused call ends with UNAVAILABLE and never leaves this process; its metadata has
 * `retry-after-ms` where the rule knows. While a call waits for its turn, its deadline and `cancel()` hold.
 */
export function flowControlInterceptor(options: GrpcFlowOptions): Interceptor {
  return (callOptions, nextCall) => {
    const call = lateCall(() => nextCall(callOptions));
    return new InterceptingCall(call, guard(callOptions, options));
  };
}

function guard(call: InterceptorOptions, options: GrpcFlowOptions): Requester {
  const { flow, resourceOf = String, optionsOf } = options;
  const { deadline = Number.POSITIVE_INFINITY, method_definition: method } = call;
  let admission: Admission | undefined;
  return {
    start: (metadata, listener, next) => {
      // Later, as grpc-js does: whoever called does not hold the call yet.
      const ended = (how: StatusObject) => process.nextTick(() => listener.onReceiveStatus(how));
      admission = admit(flow.acquire(resourceOf(method.path), optionsOf?.(method.path, metadata)), deadline, {
        passed: (inside) => {
          try {
            next(metadata, {
              onReceiveStatus: (how, pass) => {
                inside.leave(failureOf(how.code, options));
                pass(how);
              },
            });
          } catch (error) {
            // The channel is closed, say: nothing was sent.
            inside.leave();
            ended({ code: status.INTERNAL, details: String(error), metadata: new Metadata() });
          }
        },
        ended,
      });
    },
    cancel: (next) => (admission?.waiting ? admission.cancel() : next()),
  };
}
