import type { AsyncMessage, SyncMessage } from "rabbitmq-client";
import type { Delivery } from "../broker.ts";

/** Which delivery a retried message is. Counts failures of the handler; the server itself counts dead consumers. */
export const ATTEMPT_HEADER = "x-attempt";

/** A message of a failed batch, to be handled without its neighbours. */
export const ALONE_HEADER = "x-alone";

type Received = AsyncMessage | SyncMessage;

/** A message as a consumer gets it; one that somebody published by hand may lack everything but a body. */
export function toDelivery(message: Received): Delivery {
  const headers = textsOf(message.headers ?? {});
  return {
    id: message.messageId ?? "",
    body: bodyOf(message.body),
    headers,
    attempt: failuresBefore(message) + 1,
  };
}

/** Times the handler failed at it before. */
function failuresBefore({ headers }: Received): number {
  return Number(headers?.[ATTEMPT_HEADER] ?? 1) - 1;
}

/** Whether the handler has not seen it in a batch that failed. */
export const mayJoin = ({ headers }: Received): boolean => headers?.[ALONE_HEADER] === undefined;

/** The headers that a message was published with; the server's own are no texts. */
function textsOf(headers: Record<string, unknown>): Record<string, string> {
  const texts = Object.entries(headers).filter(([name]) => !SERVERS_OWN.test(name));
  return Object.fromEntries(texts.map(([name, value]) => [name, String(value)]));
}

const SERVERS_OWN = /^(x-death|x-first-death-|x-last-death-|x-delivery-count|x-attempt|x-alone)/;

/** JSON that came without its content type is read as such; anything else is handed on as a text. */
function bodyOf(body: unknown): unknown {
  if (!Buffer.isBuffer(body) && typeof body !== "string") return body;
  const text = body.toString();
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
