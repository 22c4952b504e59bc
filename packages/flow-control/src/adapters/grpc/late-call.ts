import type { NextCall } from "@grpc/grpc-js";

/** A call as interceptors hand it on. */
export type Call = ReturnType<NextCall>;

/**
 * A call that is made when it starts. One made earlier would hold a timer for its deadline while nobody knows whether it
 * may be sent, and would end without telling anybody.
 * @param make what `start` calls; it throws what this throws.
 */
export function lateCall(make: () => Call): Call {
  let made: Call | undefined;
  let reading = false;
  return {
    start: (metadata, listener) => {
      made = make();
      made.start(metadata, listener);
      if (reading) made.startRead();
    },
    startRead: () => {
      if (made) made.startRead();
      else reading = true;
    },
    sendMessageWithContext: (context, message) => made?.sendMessageWithContext(context, message),
    sendMessage: (message) => made?.sendMessage(message),
    halfClose: () => made?.halfClose(),
    cancelWithStatus: (code, details) => made?.cancelWithStatus(code, details),
    getPeer: () => made?.getPeer() ?? "unknown",
    getAuthContext: () => made?.getAuthContext() ?? null,
  };
}
