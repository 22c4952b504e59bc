import { fail, type Logger } from "@mall/kernel";
import { type Channel, Connection } from "rabbitmq-client";

/** A connection that is made at its first use and mends itself. */
export interface RabbitConnection {
  /** A channel of its own. @throws AppError `service_unavailable` while the server is away. */
  acquire(): Promise<Channel>;
  close(): Promise<void>;
}

/** Milliseconds until a connection attempt, or the wait for one, is given up. */
const CONNECT_MS = 3000;

/** Seconds after which a silent server counts as gone. */
const HEARTBEAT_SECONDS = 10;

/** Says once that the server is away, and once that it is back. */
export function createRabbitConnection(url: string, logger: Logger): RabbitConnection {
  let opened: Connection | undefined;
  let away = false;

  const open = (): Connection => {
    const connection = new Connection({
      url,
      acquireTimeout: CONNECT_MS,
      connectionTimeout: CONNECT_MS,
      heartbeat: HEARTBEAT_SECONDS,
      retryLow: 200,
      retryHigh: 2000,
    });
    connection.on("error", (error: unknown) => {
      if (!away) logger.warn({ err: error }, "RabbitMQ is away: messages wait until it is back");
      away = true;
    });
    connection.on("connection", () => {
      if (away) logger.info({}, "RabbitMQ is back");
      away = false;
    });
    return connection;
  };
  const connection = (): Connection => {
    opened ??= open();
    return opened;
  };

  return {
    acquire: async () => {
      try {
        return await connection().acquire();
      } catch (error) {
        throw fail("service_unavailable", { cause: error });
      }
    },
    close: async () => {
      const closing = opened;
      if (!closing) return;
      // Waits for the server's farewell, which one that hangs never says.
      const timer = setTimeout(() => closing.unsafeDestroy(), CONNECT_MS);
      await closing.close().catch(() => {});
      clearTimeout(timer);
    },
  };
}
