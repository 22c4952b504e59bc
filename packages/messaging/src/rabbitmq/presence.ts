import type { Logger } from "@mall/kernel";

/** Whether the server is there, as the connections to it find. */
export interface Presence {
  /** A connection was lost, or could not be made. */
  lost(connection: object, error: unknown): void;
  /** A connection was made, for the first time or again. */
  made(connection: object): void;
  /** Whether this connection is lost. */
  isLost(connection: object): boolean;
}

/**
 * Says once that the server is away, and once that it is back, however many connections it has.
 * @param onBack is called when it is back: it may be another one, with none of our queues.
 */
export function createPresence(logger: Logger, onBack: () => void): Presence {
  const lost = new Set<object>();

  return {
    lost: (connection, error) => {
      if (lost.size === 0) logger.warn({ err: error }, "RabbitMQ is away: messages wait until it is back");
      lost.add(connection);
    },
    made: (connection) => {
      if (!lost.delete(connection)) return;
      if (lost.size === 0) logger.info({}, "RabbitMQ is back");
      onBack();
    },
    isLost: (connection) => lost.has(connection),
  };
}
