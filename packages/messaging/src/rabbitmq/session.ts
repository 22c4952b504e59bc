import type { Channel } from "rabbitmq-client";
import { isSuspect, type Received } from "./delivery.ts";
import type { Held, Inbox } from "./inbox.ts";
import { CALL_MS, inTime } from "./time-limit.ts";

/** What consuming on one channel needs. */
export interface SessionOptions {
  channel: Channel;
  queue: string;
  /** Messages the server may send before the first of them is acknowledged. */
  prefetch: number;
  inbox: Inbox;
  /** Handles messages; rejects when they must go back. */
  handle(held: readonly Held[], signal: AbortSignal): Promise<void>;
  now(): number;
  stopping: AbortSignal;
}

/** Consumes on one channel until it closes, the server cancels, or the consumer stops; hands back what is left. */
export async function runSession(options: SessionOptions): Promise<void> {
  const { channel, queue, prefetch, inbox, now, stopping } = options;
  const signal = AbortSignal.any([stopping, closingOf(channel)]);
  const hold = (message: Received): Held => ({ message, since: now() });
  const call = <T>(work: Promise<T>): Promise<T> => inTime(work, CALL_MS, "did not answer a consumer");

  const settle = async (held: readonly Held[]): Promise<void> => {
    const last = held.at(-1);
    if (!last) return;
    await options.handle(held, signal);
    // One after the other, so whatever came before it is acknowledged already.
    if (channel.active) channel.basicAck({ deliveryTag: last.message.deliveryTag, multiple: true });
  };

  /**
   * What went back to the queue comes first, one by one while nothing else is held: the message that made its holder
   * die must not count against its neighbours.
   */
  const settleReturned = async (): Promise<void> => {
    while (!signal.aborted) {
      const message = await call(channel.basicGet({ queue, noAck: false }));
      if (!message) return;
      if (!isSuspect(message)) return inbox.put(hold(message));
      await settle([hold(message)]);
    }
  };

  const handBack = async (tag: string | undefined): Promise<void> => {
    if (channel.active && tag !== undefined) await channel.basicCancel(tag).catch(() => {});
    for (const { message } of inbox.drain()) {
      if (channel.active) channel.basicNack({ deliveryTag: message.deliveryTag, requeue: true });
    }
  };

  let handedBack: Promise<void> | undefined;
  try {
    await settleReturned();
    await call(channel.basicQos({ prefetchCount: prefetch }));
    const { consumerTag } = await call(channel.basicConsume({ queue }, (message) => inbox.put(hold(message))));
    const stop = () => {
      handedBack = handBack(consumerTag);
    };
    signal.addEventListener("abort", stop);
    if (signal.aborted) stop();
    for (let held = await inbox.next(signal); held.length > 0; held = await inbox.next(signal)) await settle(held);
  } finally {
    const left = (handedBack ?? handBack(undefined)).then(() => channel.close());
    await call(left).catch(() => {});
    inbox.drain();
  }
}

/** Aborted when nothing more comes on the channel: it was closed, or the queue was deleted. */
function closingOf(channel: Channel): AbortSignal {
  const closing = new AbortController();
  const close = () => closing.abort();
  channel.once("close", close);
  channel.once("basic.cancel", close);
  if (!channel.active) close();
  return closing.signal;
}
