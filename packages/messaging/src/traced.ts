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

/** The last digit of a sampled trace's `traceparent`: its lowest bit says so. */
const SAMPLED = /[13579bdf]$/i;

/** Whether headers carry a trace that is recorded. */
export const isRecorded = (headers: Message["headers"]): boolean => SAMPLED.test(headers?.traceparent ?? "");

/** The trace of a batch, as a span has one parent: of its first message that is sampled, else of its first one. */
function headersOf(messages: readonly Message[]): Record<string, string> {
  const sampled = messages.find(({ headers }) => isRecorded(headers));
  return (sampled ?? messages[0])?.headers ?? {};
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
  // A relay publishes in nobody's trace: the span belongs to a request that left a message.
  if (tracing.traceId() !== undefined) return publish();
  return tracing.extract(headersOf(messages), publish);
}

/** Runs `handle` in a span `process <queue>` under the trace of the batch. */
export function traceProcess<T>(tracing: Tracing, queue: string, deliveries: Delivery[], handle: () => T): T {
  const attributes = {
    "messaging.destination.name": queue,
    "messaging.batch.message_count": deliveries.length,
    "messaging.attempt": deliveries[0]?.attempt ?? 1,
  };
  return tracing.extract(headersOf(deliveries), () =>
    tracing.span(`process ${queue}`, { kind: "consumer", attributes }, handle),
  );
}
