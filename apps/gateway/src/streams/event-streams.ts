import type { Logger } from "@mall/kernel";
import type { Invalidations } from "@mall/runtime";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { App } from "../app.ts";
import { createEventStream, type EventStream } from "./event-stream.ts";
import { GREETING, HEARTBEAT } from "./event-text.ts";
import type { Outside } from "./outside.ts";
import { createStreamPlaces } from "./stream-places.ts";

/**
 * Fills a stream until it is closed, or ends it. What it throws is logged and ends the stream. It runs outside of the
 * request: calls have their own time, and belong to no trace.
 */
export type Feed = (stream: EventStream) => void | Promise<void>;

/** The event streams of a gateway. */
export interface EventStreams {
  /**
   * Answers a request with events. Whatever may be refused has to be looked at before: the head says 200. The request
   * leaves flow control and its trace at once, as it may be open for long.
   * @throws AppError `overloaded`, `too_many_requests`: there are too many streams.
   */
  open(request: FastifyRequest, reply: FastifyReply, feed: Feed): FastifyReply;
  /** Streams that are open. */
  count(): number;
}

/** What streams stand on. */
export interface EventStreamsOptions {
  outside: Outside;
  logger: Logger;
  /** Says whose sessions end: so do their streams. */
  invalidations: Pick<Invalidations, "hear">;
  /** Streams that may be open in this process. */
  most?: number;
  /** Of one user. */
  mostOfUser?: number;
  /** Of one address that nobody is logged in from; many people may share it. */
  mostOfAddress?: number;
  /** Milliseconds between two signs of life. */
  heartbeatMs?: number;
  /** Milliseconds after which a stream ends, and its client asks anew: whether it still may is looked at again. */
  lifeMs?: number;
}

const SESSION_TOPIC = "session:";

interface Open {
  stream: EventStream;
  userId: number | undefined;
  since: number;
}

/** Makes the event streams of a server: they end when the client goes, and when the server drains. */
export function createEventStreams(app: App, options: EventStreamsOptions): EventStreams {
  const { outside, logger, invalidations, most = 2000, mostOfUser = 20, mostOfAddress = 500 } = options;
  const { heartbeatMs = 15_000, lifeMs = 900_000 } = options;
  const places = createStreamPlaces(most);
  const streams = new Set<Open>();
  let closing = false;
  app.decorateRequest("streamedAfterMs", undefined);

  const beat = () => {
    const oldest = performance.now() - lifeMs;
    for (const { stream, since } of streams) {
      if (since < oldest) stream.end();
      else stream.write(HEARTBEAT);
    }
  };
  const heartbeat = setInterval(beat, heartbeatMs).unref();
  const stopHearing = invalidations.hear(SESSION_TOPIC, (topic) => {
    const userId = Number(topic?.slice(SESSION_TOPIC.length));
    for (const { stream, userId: own } of streams) if (own === userId) stream.end();
  });
  app.addHook("preClose", async () => {
    closing = true;
    clearInterval(heartbeat);
    stopHearing();
    for (const { stream } of streams) stream.end();
  });

  const run = async (stream: EventStream, feed: Feed): Promise<void> => {
    try {
      await outside(() => feed(stream));
    } catch (error) {
      logger.warn({ err: error }, "an event stream failed and was ended");
      stream.end();
    }
  };

  return {
    open: (request, reply, feed) => {
      const userId = request.buyer?.userId;
      const leave =
        userId === undefined
          ? places.take(`at ${request.ip}`, mostOfAddress)
          : places.take(`user ${userId}`, mostOfUser);
      const stream = createEventStream(beginAnswer(request, reply));
      const open = { stream, userId, since: performance.now() };
      streams.add(open);
      stream.closed.addEventListener("abort", () => {
        streams.delete(open);
        leave();
      });
      stream.write(GREETING);
      if (closing) stream.end();
      else void run(stream, feed);
      return reply;
    },
    count: () => streams.size,
  };
}

/** Writes the head, and takes the request out of what waits for its end. */
function beginAnswer(request: FastifyRequest, reply: FastifyReply) {
  const { raw } = reply.hijack();
  request.streamedAfterMs = reply.elapsedTime;
  raw.writeHead(200, {
    ...(reply.getHeaders() as Record<string, string>),
    "content-type": "text/event-stream; charset=utf-8",
    "cache-control": "no-store",
    "x-accel-buffering": "no",
    // Kept alive after its end, it would keep a server that drains waiting.
    connection: "close",
  });
  request.flowVisit?.inside.leave();
  request.endTraceSpan?.();
  return raw;
}

declare module "fastify" {
  interface FastifyRequest {
    /** Of an answer that is a stream: milliseconds until it began. */
    streamedAfterMs: number | undefined;
  }
}
