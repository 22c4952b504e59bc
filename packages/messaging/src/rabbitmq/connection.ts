import type { Logger } from "@mall/kernel";
import { type Channel, Connection } from "rabbitmq-client";
import { inTime, orUnavailable } from "./time-limit.ts";

/** A connection that is made at its first use and mends itself. */
export interface RabbitConnection {
  /** A channel of its own. @throws AppError `service_unavailable` while the server is away. */
  acquire(): Promise<Channel>;
  /** Whether it was lost, or could not be made, and is not back. */
  isAway(): boolean;
  /** @throws Error once it was closed. */
  assertOpen(): void;
  close(): Promise<void>;
}

/** Milliseconds until a connection attempt, or the wait for one, is given up. */
const CONNECT_MS = 3000;

/** Seconds; the client takes a server for gone that said nothing for twice as long. */
const HEARTBEAT_SECONDS = 10;

/**
 * Says once that the server is away, and once that it is back.
 * @param onBack is called when it is back: it may be another one, with none of our queues.
 */
export function createRabbitConnection(url: string, logger: Logger, onBack: () => void): RabbitConnection {
  let opened: Connection | undefined;
  let away = false;
  let closed = false;

  const open = (): Connection => {
    const limits = { acquireTimeout: CONNECT_MS, connectionTimeout: CONNECT_MS, heartbeat: HEARTBEAT_SECONDS };
    const connection = new Connection({ url, ...limits, retryLow: 200, retryHigh: 2000 });
    connection.on("error", (error: unknown) => {
      if (!away) logger.warn({ err: error }, "RabbitMQ is away: messages wait until it is back");
      away = true;
    });
    connection.on("connection", () => {
      if (!away) return;
      away = false;
      logger.info({}, "RabbitMQ is back");
      onBack();
    });
    return connection;
  };

  const assertOpen = (): void => {
    if (closed) throw new Error("The broker is closed");
  };
  const acquire = async (): Promise<Channel> => {
    assertOpen();
    opened ??= open();
    // Without this option what concerns one channel would count as the loss of the connection.
    const channel = await orUnavailable(opened.acquire({ emitErrorsFromChannel: true }));
    channel.on("error", (error: unknown) => logger.warn({ err: error }, "RabbitMQ closed a channel"));
    return channel;
  };

  return {
    acquire,
    isAway: () => away,
    assertOpen,
    close: async () => {
      closed = true;
      // Waits for the server's farewell, which one that hangs never says.
      if (opened) await inTime(opened.close(), CONNECT_MS, "did not say farewell").catch(() => opened?.unsafeDestroy());
    },
  };
}
