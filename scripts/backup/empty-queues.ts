import { shopTopology } from "@mall/messaging";
import { Connection } from "rabbitmq-client";
import { RefusedError } from "./refused-error.ts";

/** Beside a queue lie its dead letters and those that wait for another delivery, after pauses of 100 ms, doubled up to 30 s. */
const BESIDE = ["", ".dead", ...[1, 2, 4, 8, 16, 32, 64, 128, 256, 300].map((tenths) => `.retry.${tenths * 100}`)];

/**
 * Empties the shop's queues: what waits in them is of the time after the backup. What waited then is in claims, outboxes,
 * unpaid orders and payments, and is sent again.
 */
export async function emptyQueues(url: string): Promise<void> {
  const connection = new Connection({ url, connectionTimeout: 5000, acquireTimeout: 5000 });
  connection.on("error", () => {});
  try {
    for (const { name } of shopTopology({ orderTimeoutMs: 0 })) {
      for (const beside of BESIDE) await empty(connection, `${name}${beside}`);
    }
  } finally {
    await connection.close();
  }
}

async function empty(connection: Connection, queue: string): Promise<void> {
  try {
    await connection.queuePurge({ queue });
  } catch (error) {
    if ((error as { code?: string }).code === "NOT_FOUND") return;
    throw new RefusedError("RabbitMQ (RABBITMQ_URL) does not answer. Start it, then try again.", { cause: error });
  }
}
