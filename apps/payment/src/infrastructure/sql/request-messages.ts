import { randomUUID } from "node:crypto";
import { type Message, shareMessages } from "@mall/messaging";
import { requestId } from "../provider/provider-messages.ts";
import type { Asked } from "./payment-gathering.ts";

/** Requests in one message. */
const MOST_REQUESTS = 32;

/** What is asked of the provider as messages: of payments that begin in one moment in lists. */
export function requestMessages(asked: readonly Asked[]): Message[] {
  const told = asked.map(({ request, headers }) => ({ what: request, headers }));
  return shareMessages(told, {
    most: MOST_REQUESTS,
    alone: (request) => ({ id: requestId(request), body: request }),
    list: (requests) => ({ id: `requests:${randomUUID()}`, body: { requests } }),
  });
}
