import { type Logger, type Loop, startLoop } from "@mall/kernel";
import type { EventStream } from "../streams/event-stream.ts";
import { eventText } from "../streams/event-text.ts";

/** Those who listen to the same thing. */
export interface Audience {
  /** From now on the stream is told, until it is closed. */
  join(stream: EventStream): void;
  /** Streams that listen. */
  size(): number;
  /** Reads no more; the streams are left to whoever opened them. */
  close(): Promise<void>;
}

/** What an audience is told. */
export interface AudienceOptions {
  event: string;
  /** Milliseconds between the end of a reading and the next. */
  everyMs: number;
  read: () => unknown;
  logger: Logger;
}

/** One reading for all listeners, each told only what it has not been told; nothing is read while nobody listens. */
export function createAudience({ event, everyMs, read, logger }: AudienceOptions): Audience {
  const told = new Map<EventStream, string>();
  let loop: Loop | undefined;

  const tell = async () => {
    const text = eventText(event, await read());
    for (const [stream, last] of told) {
      if (last === text) continue;
      told.set(stream, text);
      stream.write(text);
    }
  };
  const stop = async () => {
    const running = loop;
    loop = undefined;
    await running?.stop();
  };
  const leave = (stream: EventStream) => {
    told.delete(stream);
    if (told.size === 0) void stop();
  };

  return {
    join: (stream) => {
      if (stream.closed.aborted) return;
      told.set(stream, "");
      stream.closed.addEventListener("abort", () => leave(stream), { once: true });
      loop ??= startLoop({ name: `tell of ${event}`, intervalMs: everyMs, run: tell, logger });
      loop.kick();
    },
    size: () => told.size,
    close: stop,
  };
}
