import { setImmediate as nextTurn } from "node:timers/promises";
import type { Channel } from "rabbitmq-client";
import type { TracedMessage } from "../traced.ts";
import type { RabbitConnection } from "./connection.ts";
import { keepChannel } from "./kept-channel.ts";
import { inTime, isRefusal, orUnavailable } from "./time-limit.ts";

/** Publishes and waits for the server's word. */
export interface RabbitPublisher {
  /**
   * Resolves when the server has all messages, in a queue and on disk.
   * @param expiration milliseconds after which each leaves the queue, where the queue itself does not say so.
   * @throws AppError `service_unavailable` when it does not say so in time; Error when it refuses a message.
   */
  publish(queue: string, messages: readonly TracedMessage[], expiration?: number): Promise<void>;
  close(): Promise<void>;
}

/** Messages under way at once: waiting for each one alone would cost a round trip and a disk write each. */
export const WINDOW = 256;

/** Bytes: AMQP keeps the id in a short text. */
const LONGEST_ID = 255;

/** One channel for all that this process publishes. */
export function createRabbitPublisher(connection: RabbitConnection, confirmTimeoutMs: number): RabbitPublisher {
  /** Whether the server returned a message that is under way, by correlation id. */
  const underWay = new Map<string, boolean>();
  let sent = 0;
  const kept = keepChannel(connection, async (channel) => {
    channel.on("basic.return", ({ correlationId }) => {
      if (correlationId && underWay.has(correlationId)) underWay.set(correlationId, true);
    });
    await channel.confirmSelect();
  });

  const send = (on: Channel, queue: string, message: TracedMessage, correlationId: string, expiration?: number) => {
    const { id: messageId, body, headers } = message;
    const leaves = expiration === undefined ? {} : { expiration: String(expiration) };
    const envelope = {
      routingKey: queue,
      mandatory: true,
      durable: true,
      messageId,
      correlationId,
      headers,
      ...leaves,
    };
    return on.basicPublish({ ...envelope, contentType: "application/json" }, Buffer.from(JSON.stringify(body ?? null)));
  };

  /** Answers why the server refused; undefined when it has all of them. */
  const sendWindow = async (queue: string, messages: readonly TracedMessage[], expiration?: number) => {
    const on = await kept.get();
    const letters = messages.map((message) => {
      sent += 1;
      return { message, correlationId: String(sent) };
    });
    try {
      for (const { correlationId } of letters) underWay.set(correlationId, false);
      const confirms = await Promise.allSettled(
        letters.map(({ message, correlationId }) => send(on, queue, message, correlationId, expiration)),
      );
      // The server returns what it can put nowhere, then confirms it; the client tells of the return a turn later.
      await nextTurn();
      return refusalOf(queue, confirms, letters.filter(({ correlationId }) => underWay.get(correlationId)).length);
    } finally {
      for (const { correlationId } of letters) underWay.delete(correlationId);
    }
  };

  return {
    publish: async (queue, messages, expiration) => {
      const unfit = messages.find(({ id }) => Buffer.byteLength(id) > LONGEST_ID);
      if (unfit) throw new Error(`The id of a message has more than ${LONGEST_ID} bytes: ${unfit.id}`);
      for (let start = 0; start < messages.length; start += WINDOW) {
        const window = sendWindow(queue, messages.slice(start, start + WINDOW), expiration);
        const refusal = await orUnavailable(inTime(window, confirmTimeoutMs, "did not confirm messages"));
        if (refusal) throw refusal;
      }
    },
    close: kept.close,
  };
}

/** @throws what went wrong when the server did not say anything to one of the messages. */
function refusalOf(queue: string, confirms: PromiseSettledResult<void>[], returned: number): Error | undefined {
  const failures = confirms.filter((confirm) => confirm.status === "rejected").map(({ reason }): unknown => reason);
  const silence = failures.find((reason) => !isRefusal(reason, "NACK"));
  if (silence !== undefined) throw silence;
  if (returned > 0) return new Error(`RabbitMQ has no queue ${queue}: ${returned} messages were returned`);
  if (failures.length === 0) return undefined;
  return new Error(`RabbitMQ took ${failures.length} messages for ${queue} not in`, { cause: failures[0] });
}
