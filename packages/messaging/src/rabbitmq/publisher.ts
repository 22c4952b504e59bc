import { randomUUID } from "node:crypto";
import { setImmediate as nextTurn } from "node:timers/promises";
import { fail } from "@mall/kernel";
import type { Channel } from "rabbitmq-client";
import type { TracedMessage } from "../traced.ts";
import type { RabbitConnection } from "./connection.ts";

/** Publishes and waits for the server's word. */
export interface RabbitPublisher {
  /**
   * Resolves when the server has all messages, in a queue and on disk.
   * @throws AppError `service_unavailable` when it does not say so in time; Error when a message has no queue.
   */
  publish(queue: string, messages: readonly TracedMessage[]): Promise<void>;
  close(): Promise<void>;
}

/** Messages under way at once: waiting for each one alone would cost a round trip and a disk write each. */
const WINDOW = 256;

/** One channel for all that this process publishes. */
export function createRabbitPublisher(connection: RabbitConnection, confirmTimeoutMs: number): RabbitPublisher {
  let current: Promise<Channel> | undefined;
  const returned = new Set<string>();

  const open = async (): Promise<Channel> => {
    const channel = await connection.acquire();
    channel.on("basic.return", ({ correlationId }) => void (correlationId && returned.add(correlationId)));
    channel.on("close", () => {
      current = undefined;
    });
    await channel.confirmSelect();
    return channel;
  };
  const channel = (): Promise<Channel> => {
    current ??= open().catch((error: unknown) => {
      current = undefined;
      throw error;
    });
    return current;
  };

  /** Answers the id under which the server would return it. */
  const send = async (on: Channel, queue: string, { id, body, headers }: TracedMessage): Promise<string> => {
    const correlationId = randomUUID();
    const envelope = { routingKey: queue, mandatory: true, durable: true, messageId: id, correlationId, headers };
    await on.basicPublish({ ...envelope, contentType: "application/json" }, Buffer.from(JSON.stringify(body ?? null)));
    return correlationId;
  };

  const sendWindow = async (queue: string, messages: readonly TracedMessage[]): Promise<void> => {
    const on = await channel();
    const ids = await Promise.all(messages.map((message) => send(on, queue, message)));
    // The server returns what it can put nowhere, then confirms it; the client tells of the return a turn later.
    await nextTurn();
    const lost = ids.filter((id) => returned.delete(id));
    if (lost.length > 0) throw new Error(`RabbitMQ has no queue ${queue}: messages were returned`);
  };

  return {
    publish: async (queue, messages) => {
      for (let start = 0; start < messages.length; start += WINDOW) {
        await inTime(sendWindow(queue, messages.slice(start, start + WINDOW)), confirmTimeoutMs);
      }
    },
    close: async () => {
      await (await current?.catch(() => undefined))?.close().catch(() => {});
    },
  };
}

/** What the server did not confirm may be there or not: the caller publishes it again. */
async function inTime(work: Promise<void>, timeoutMs: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`RabbitMQ did not confirm within ${timeoutMs} ms`)), timeoutMs);
  });
  try {
    await Promise.race([work, late]);
  } catch (error) {
    if (error instanceof Error && error.message.startsWith("RabbitMQ has no queue")) throw error;
    throw fail("service_unavailable", { cause: error });
  } finally {
    clearTimeout(timer);
  }
}
