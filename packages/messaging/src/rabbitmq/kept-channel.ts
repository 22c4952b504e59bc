import type { Channel } from "rabbitmq-client";
import type { RabbitConnection } from "./connection.ts";
import { CALL_MS, inTime } from "./time-limit.ts";

/** A channel that is opened at its first use, and anew after it was lost. */
export interface KeptChannel {
  get(): Promise<Channel>;
  /** Lets go of it without a word to wait for; what it holds unacknowledged goes back to its queue. */
  discard(): void;
  close(): Promise<void>;
}

/** @param prepare is done with each new channel first. */
export function keepChannel(
  connection: RabbitConnection,
  prepare: (channel: Channel) => Promise<void> = async () => {},
): KeptChannel {
  let current: Promise<Channel> | undefined;

  const open = async (lost: () => void): Promise<Channel> => {
    const channel = await connection.acquire();
    channel.once("close", lost);
    await prepare(channel);
    return channel;
  };
  const get = (): Promise<Channel> => {
    if (current) return current;
    const lost = () => {
      if (current === mine) current = undefined;
    };
    const mine = open(lost);
    current = mine;
    mine.catch(lost);
    return mine;
  };
  const take = async () => {
    const taken = current;
    current = undefined;
    await (await taken?.catch(() => undefined))?.close();
  };

  return {
    get,
    discard: () => void take().catch(() => {}),
    close: () => inTime(take(), CALL_MS, "did not close a channel").catch(() => {}),
  };
}

/** A channel for one piece of work after the other: a refusal closes it, which must not hit anybody else. */
export interface OwnChannel {
  use<T>(work: (channel: Channel) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** Makes one that is opened at its first use. */
export function createOwnChannel(connection: RabbitConnection): OwnChannel {
  const kept = keepChannel(connection);
  let last: Promise<unknown> = Promise.resolve();

  const run = async <T>(work: (channel: Channel) => Promise<T>): Promise<T> => {
    try {
      return await work(await inTime(kept.get(), CALL_MS, "opened no channel"));
    } catch (error) {
      kept.discard();
      throw error;
    }
  };

  return {
    use: (work) => {
      const mine = last.then(() => run(work));
      last = mine.catch(() => {});
      return mine;
    },
    close: kept.close,
  };
}
