import type { ServerResponse } from "node:http";
import { eventText } from "./event-text.ts";

/** One client that listens. After the end, sending does nothing. */
export interface EventStream {
  /** Sends an event with data that JSON can hold. */
  send(event: string, data: unknown): void;
  /** Sends what `eventText` made: for an event that many get, written once. */
  write(text: string): void;
  /** Ends the stream; the client may ask anew. */
  end(): void;
  /** Aborted as soon as the stream is over, whoever ended it. */
  readonly closed: AbortSignal;
}

/** Bytes that wait for a client at most: one that does not read is let go, as events are worth nothing late. */
const MOST_WAITING = 256 * 1024;

/** The stream on an answer whose head is written. */
export function createEventStream(response: ServerResponse): EventStream {
  const over = new AbortController();
  response.once("close", () => over.abort());
  const write = (text: string): void => {
    if (over.signal.aborted) return;
    if (response.writableLength > MOST_WAITING) response.destroy();
    else response.write(text);
  };
  return {
    send: (event, data) => write(eventText(event, data)),
    write,
    end: () => {
      over.abort();
      response.end();
    },
    closed: over.signal,
  };
}
