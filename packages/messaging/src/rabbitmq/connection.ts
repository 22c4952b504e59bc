import type { Logger } from "@mall/kernel";
import { type Channel, Connection } from "rabbitmq-client";
import type { Presence } from "./presence.ts";
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

/** @param presence is told when it is lost, and when it is back. */
export function createRabbitConnection(url: string, logger: Logger, presence: Presence): RabbitConnection {
  const me = {};
  let opened: Connection | undefined;
  let closed = false;

  const open = (): Connection => {
    const limits = { acquireTimeout: CONNECT_MS, connectionTimeout: CONNECT_MS, heartbeat: HEARTBEAT_SECONDS };
    const connection = new Connection({ url, ...limits, retryLow: 200, retryHigh: 2000 });
    connection.on("error", (error: unknown) => presence.lost(me, error));
    connection.on("connection", () => presence.made(me));
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
    isAway: () => presence.isLost(me),
    assertOpen,
    close: async () => {
      closed = true;
      // Waits for the server's farewell, which one that hangs never says.
      if (opened) await inTime(opened.close(), CONNECT_MS, "did not say farewell").catch(() => opened?.unsafeDestroy());
    },
  };
}
