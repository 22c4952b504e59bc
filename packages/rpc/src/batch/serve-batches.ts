import { type ServerWritableStream, status } from "@grpc/grpc-js";
import type { Answer, Call, CallRequest, CallResponse } from "@mall/contracts/rpc";
import { asAppError } from "@mall/kernel";
import type { Tracing } from "@mall/tracing";
import type { Dispatcher } from "../dispatcher.ts";
import { encodeError } from "../status.ts";

type BatchStream = ServerWritableStream<CallRequest, CallResponse>;

/** Bytes of answers in one message at most, but for one that is longer; gRPC takes 4 MB. */
const MOST_BYTES = 1024 * 1024;

/** Makes the handler of a batch: all its calls go to the dispatcher at once, as if each had come alone. */
export function serveBatches(dispatcher: Dispatcher, tracing: Tracing): (stream: BatchStream) => void {
  const methods = new Map(Object.values(dispatcher.definition.methods).map((method) => [method.name, method]));

  const run = async (call: Call): Promise<Omit<Answer, "call">> => {
    const method = methods.get(call.method);
    if (!method) return { status: status.UNIMPLEMENTED, body: new Uint8Array() };
    const request: unknown = method.requestType.decode(call.request);
    const deadline = Date.now() + call.timeoutMs;
    const headers = { traceparent: call.traceparent };
    const response = await tracing.extract(headers, () => dispatcher.dispatch(call.method, request, deadline));
    return { status: status.OK, body: method.responseType.encode(response).finish() };
  };

  const answer = (call: Call) =>
    run(call).catch((error: unknown) => {
      const { code, body } = encodeError(asAppError(error));
      return { status: code, body };
    });

  return (stream) => {
    const send = sendAnswers(stream);
    for (const [index, call] of stream.request.calls.entries()) {
      void answer(call).then((ended) => send({ call: index, ...ended }));
    }
    if (stream.request.calls.length === 0) stream.end();
  };
}

/** Sends the answers that are there at the end of a turn of the event loop as one message, and ends after the last. */
function sendAnswers(stream: BatchStream): (answer: Answer) => void {
  let open = stream.request.calls.length;
  let ready: Answer[] = [];
  let bytes = 0;
  const flush = () => {
    if (ready.length > 0) stream.write({ answers: ready });
    ready = [];
    bytes = 0;
    if (open === 0 && !stream.writableEnded) stream.end();
  };
  return (answer) => {
    open -= 1;
    if (bytes + answer.body.length > MOST_BYTES) flush();
    bytes += answer.body.length;
    if (ready.push(answer) === 1) setImmediate(flush);
  };
}
