import { createConnection, type Socket } from "node:net";
import { type Answer, createAnswerParser } from "./answer-parser.ts";

/** A connection that is kept, with one request under way at a time. */
export interface Connection {
  send(request: Buffer): void;
  close(): void;
}

/** What happens on a connection. */
export interface ConnectionEvents {
  /** It stands: requests can be sent. Also after it broke and was made again. */
  ready(): void;
  answered(answer: Answer): void;
  /** It broke, or what came was no answer; says why. */
  broken(reason: string): void;
}

const AGAIN_MS = 20;
/** One for all connections of a thread: what comes is read before anything else happens. */
const shared = Buffer.allocUnsafe(256 * 1024);

/** Connects, and again whenever the connection breaks, until it is closed. */
export function openConnection(where: { host: string; port: number }, events: ConnectionEvents): Connection {
  let socket: Socket;
  let closed = false;
  let again: NodeJS.Timeout | undefined;
  const connect = () => {
    const parser = createAnswerParser(events.answered);
    socket = createConnection({
      ...where,
      noDelay: true,
      onread: {
        buffer: shared,
        callback: (length) => {
          try {
            parser.feed(shared, length);
          } catch (error) {
            socket.destroy(error instanceof Error ? error : undefined);
          }
          return true;
        },
      },
    });
    socket.once("connect", events.ready);
    let reason = "the connection was closed";
    socket.on("error", (error) => {
      reason = error.message;
    });
    socket.once("close", () => {
      if (closed) return;
      events.broken(reason);
      again = setTimeout(connect, AGAIN_MS);
    });
  };
  connect();
  return {
    send: (request) => void socket.write(request),
    close: () => {
      closed = true;
      clearTimeout(again);
      socket.destroy();
    },
  };
}
