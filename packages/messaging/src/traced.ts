import type { Tracing } from "@mall/tracing";
import type { Delivery, Message } from "./broker.ts";

/** A message as it is stored: headers present, with the trace it belongs to. */
export type TracedMessage = Message & { headers: Record<string, string> };

/** Adds the active trace to each message that does not carry one yet: one from the outbox keeps its own. */
export function withTrace(tracing: Tracing, messages: Message[]): TracedMessage[] {
  const trace = tracing.inject();
  return messages.map((message) => {
    const headers = { ...message.headers };
    return { ...message, headers: headers.traceparent ? headers : { ...trace, ...headers } };
  });
}

/** Runs `send` in a span `publish <queue>` with messages that carry the trace. */
export function tracePublish<T>(
  tracing: Tracing,
  queue: string,
  messages: Message[],
  send: (messages: TracedMessage[]) => T,
): T {
  const attributes = { "messaging.destination.name": queue, "messaging.batch.message_count": messages.length };
  const publish = () =>
    tracing.span(`publish ${queue}`, { kind: "producer", attributes }, () => send(withTrace(tracing, messages)));
  // A relay publishes in nobody's trace: the span belongs to the request that left the first message.
  const headers = messages[0]?.headers;
  return tracing.traceId() === undefined && headers?.traceparent ? tracing.extract(headers, publish) : publish();
}

/** Runs `handle` in a span `process <queue>` under the trace of the batch's first message: a span has one parent. */
export function traceProcess<T>(tracing: Tracing, queue: string, deliveries: Delivery[], handle: () => T): T {
  const attributes = {
    "messaging.destination.name": queue,
    "messaging.batch.message_count": deliveries.length,
    "messaging.attempt": deliveries[0]?.attempt ?? 1,
  };
  return tracing.extract(deliveries[0]?.headers ?? {}, () =>
    tracing.span(`process ${queue}`, { kind: "consumer", attributes }, handle),
  );
}
