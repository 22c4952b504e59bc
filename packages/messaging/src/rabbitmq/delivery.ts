import type { AsyncMessage, SyncMessage } from "rabbitmq-client";
import type { Delivery } from "../broker.ts";
import { ERROR_HEADER } from "../retry-policy.ts";

/** A message as it came from the server. */
export type Received = AsyncMessage | SyncMessage;

/** Which delivery it is, as far as copies of the message tell. The server adds how often it took this copy back. */
export const ATTEMPT_HEADER = "x-attempt";

/** How often the handler failed at it. */
export const FAILURES_HEADER = "x-failures";

/** What the server puts into headers, and what we put there for ourselves. */
const NOT_THE_PUBLISHERS = new Set([
  ...["x-death", "x-first-death-exchange", "x-first-death-queue", "x-first-death-reason"],
  ...["x-last-death-exchange", "x-last-death-queue", "x-last-death-reason"],
  ...["x-delivery-count", "x-acquired-count", ATTEMPT_HEADER, FAILURES_HEADER],
]);

/** A message as a consumer gets it; one that somebody published by hand may lack everything but a body. */
export function toDelivery(message: Received): Delivery {
  const attempt = attemptOf(message) + returnsOf(message);
  return { id: message.messageId ?? "", body: bodyOf(message.body), headers: textsOf(message.headers ?? {}), attempt };
}

/**
 * A message of `<queue>.dead`: one that the server put there, because everybody who held it died, is told its reason.
 * @param crashLimit how often such a message had come back before.
 */
export function toDeadLetter(message: Received, crashLimit: number): Delivery {
  // Here the server counts who looked.
  const letter = { ...toDelivery(message), attempt: attemptOf(message) };
  const reason: unknown = message.headers?.["x-first-death-reason"];
  if (letter.headers[ERROR_HEADER] !== undefined || reason === undefined) return letter;
  const died = reason === "delivery_limit";
  const error = died ? `delivery limit: not acknowledged in ${crashLimit + 1} deliveries` : String(reason);
  const attempt = letter.attempt + (died ? crashLimit : 0);
  return { ...letter, attempt, headers: { ...letter.headers, [ERROR_HEADER]: error } };
}

/** Times the handler failed at it before. */
export const failuresOf = ({ headers }: Received): number => Number(headers?.[FAILURES_HEADER] ?? 0);

/** Whether it was delivered before: it is handled without neighbours then, as it may be the one at fault. */
export const isSuspect = (message: Received): boolean => attemptOf(message) + returnsOf(message) > 1;

const attemptOf = ({ headers }: Received): number => Number(headers?.[ATTEMPT_HEADER] ?? 1);

/** Times this copy went back to the queue. A classic queue knows only that it did. */
const returnsOf = ({ headers, redelivered }: Received): number =>
  Number(headers?.["x-delivery-count"] ?? (redelivered ? 1 : 0));

function textsOf(headers: Record<string, unknown>): Record<string, string> {
  const texts = Object.entries(headers).filter(([name]) => !NOT_THE_PUBLISHERS.has(name));
  return Object.fromEntries(texts.map(([name, value]) => [name, String(value)]));
}

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
