import { type ServiceError, status } from "@grpc/grpc-js";
import type { Answer, Call, CallResponse } from "@mall/contracts/rpc";
import { decodeError, isTrouble } from "../status.ts";
import { metadataOf, type OutgoingCall, type Way } from "../unary.ts";
import { bufferOf } from "../wire.ts";
import type { WaitingCall } from "./gather-calls.ts";
import { BATCH } from "./wire.ts";

/** What came of a batch as a whole. `unknown`: the service does not take batches, and has executed nothing. */
export type BatchOutcome = "at work" | "unknown";

/**
 * Sends calls as one and tells each its answer as it comes, or what became of the batch when it does not come. Resolves
 * at the first answer, or at the end; after `unknown` the calls are still to be made.
 */
export function callTogether(way: Way, calls: readonly WaitingCall[]): Promise<BatchOutcome> {
  const open = new Set(calls);
  const { promise, resolve } = Promise.withResolvers<BatchOutcome>();
  const stream = openStream(way, calls);
  if (stream instanceof Error) {
    for (const { reject } of calls) reject(stream);
    return Promise.resolve("at work");
  }
  const report = (code: status) => way.ejector?.report(stream.getPeer(), !isTrouble(code));
  const lose = (error: ServiceError) => {
    for (const { reject } of open) {
      report(error.code);
      reject(error);
    }
    open.clear();
    resolve("at work");
  };
  stream.on("data", ({ answers }: CallResponse) => {
    for (const answer of answers) {
      const waiting = calls[answer.call];
      if (!waiting || !open.delete(waiting)) continue;
      report(answer.status);
      tell(waiting, answer);
    }
    resolve("at work");
  });
  stream.on("error", (error: ServiceError) => {
    if (error.code !== status.UNIMPLEMENTED || open.size < calls.length) return lose(error);
    open.clear();
    resolve("unknown");
  });
  stream.on("end", () => lose(UNANSWERED));
  return promise;
}

/** An error when the channel is closed. */
function openStream({ channel, token }: Way, calls: readonly WaitingCall[]) {
  const deadline = Math.max(...calls.map(({ call }) => call.deadline));
  const request = { calls: calls.map(({ call }) => callOf(call)) };
  const { path, requestSerialize, responseDeserialize } = BATCH;
  const metadata = metadataOf({}, token);
  try {
    return channel.makeServerStreamRequest(path, requestSerialize, responseDeserialize, request, metadata, {
      deadline,
    });
  } catch (error) {
    return error as Error;
  }
}

/** Of the calls that a service left out when it ended a batch in good order. */
const UNANSWERED = Object.assign(new Error("the batch ended without this answer"), {
  code: status.INTERNAL,
}) as ServiceError;

function callOf({ name, request, deadline, headers }: OutgoingCall): Call {
  // A whole number on the wire; deadlines have fractions where a request's own time was measured.
  const timeoutMs = Math.max(0, Math.floor(deadline - Date.now()));
  return { method: name, request, timeoutMs, traceparent: headers.traceparent ?? "" };
}

function tell({ call, resolve, reject }: WaitingCall, { status: code, body }: Answer): void {
  try {
    if (code === status.OK) resolve(call.method.responseDeserialize(bufferOf(body)));
    else reject(decodeError(code, body, Object.assign(new Error(`gRPC status ${code}`), { code })));
  } catch (error) {
    reject(error);
  }
}
