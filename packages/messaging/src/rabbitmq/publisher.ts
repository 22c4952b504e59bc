import { setImmediate as nextTurn, setTimeout as sleep } from "node:timers/promises";
import { chunksOf } from "@mall/kernel";
import type { Channel } from "rabbitmq-client";
import type { TracedMessage } from "../traced.ts";
import type { RabbitConnection } from "./connection.ts";
import { keepChannel } from "./kept-channel.ts";
import { refusalOf } from "./refusal.ts";
import { inTime, orUnavailable } from "./time-limit.ts";

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

/** Milliseconds before refused messages are sent again: a quorum queue refuses while another process is making it. */
const REFUSAL_PAUSES_MS = [50, 100, 200, 400];

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

  /** Answers what the server refused, and why; undefined when it has all of them. */
  const sendOnce = async (queue: string, messages: readonly TracedMessage[], expiration?: number) => {
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
      const returned = letters.filter(({ correlationId }) => underWay.get(correlationId)).length;
      return refusalOf(queue, messages, confirms, returned);
    } finally {
      for (const { correlationId } of letters) underWay.delete(correlationId);
    }
  };

  /** What is refused for good comes back; sending what was refused once more may change the order. */
  const sendWindow = async (queue: string, messages: readonly TracedMessage[], expiration?: number) => {
    let refusal = await sendOnce(queue, messages, expiration);
    for (const pauseMs of REFUSAL_PAUSES_MS) {
      if (!refusal?.again) break;
      await sleep(pauseMs);
      refusal = await sendOnce(queue, refusal.again, expiration);
    }
    return refusal?.error;
  };

  return {
    publish: async (queue, messages, expiration) => {
      const unfit = messages.find(({ id }) => Buffer.byteLength(id) > LONGEST_ID);
      if (unfit) throw new Error(`The id of a message has more than ${LONGEST_ID} bytes: ${unfit.id}`);
      for (const window of chunksOf(messages, WINDOW)) {
        const sent = sendWindow(queue, window, expiration);
        const refusal = await orUnavailable(inTime(sent, confirmTimeoutMs, "did not confirm messages"));
        if (refusal) throw refusal;
      }
    },
    close: kept.close,
  };
}
