import cluster from "node:cluster";
import type { IpcChannel } from "@mall/flow-control";
import { type Gathering, gather } from "./gathering.ts";
import { type AnswerMessage, type AskMessage, isMessage } from "./messages.ts";

/** The processes that are one gateway together. */
export interface Peers {
  /** Whether this process is all of it. */
  alone: boolean;
  /**
   * Says what this process answers to a topic, to be sent as JSON; returns what asks all processes, this one included:
   * its own answer comes first. Who does not answer in time, or cannot, is left out. Rejects when this process cannot.
   */
  share<T extends object>(topic: string, own: () => T | Promise<T>): () => Promise<T[]>;
  /** Answers nothing any more. */
  close(): void;
}

/** Milliseconds that the answers of the others are waited for. */
const ANSWER_MS = 1000;

const alone: Peers = { alone: true, share: (_, own) => async () => [await own()], close: () => {} };

/** The workers of this gateway; a process that is none is alone. */
export function openPeers(): Peers {
  return cluster.isWorker ? createPeers(process) : alone;
}

/** Makes the worker's side of a relay at the other end of the channel. `limit` makes what ends the waiting. */
export function createPeers(channel: IpcChannel, limit = () => AbortSignal.timeout(ANSWER_MS)): Peers {
  const topics = new Map<string, () => object | Promise<object>>();
  const gatherings = new Map<number, Gathering>();
  let asked = 0;

  const answer = async ({ id, topic, from: to = 0 }: AskMessage) => {
    const value = await tryToAnswer(topics.get(topic));
    const message: AnswerMessage = { type: "gateway:answer", id, to, value };
    // A primary that is gone takes this process with it.
    channel.send?.(message, () => {});
  };
  const heard = (message: unknown) => {
    if (!isMessage(message)) return;
    if (message.type === "gateway:ask") void answer(message);
    else if (message.type === "gateway:asked") gatherings.get(message.id)?.expect(message.others);
    else gatherings.get(message.id)?.take(message.value);
  };
  const askOthers = async (topic: string) => {
    asked += 1;
    const id = asked;
    const gathering = gather(limit());
    gatherings.set(id, gathering);
    const message: AskMessage = { type: "gateway:ask", id, topic };
    channel.send?.(message, (error) => error && gathering.expect(0));
    return await gathering.all.finally(() => gatherings.delete(id));
  };
  channel.on("message", heard);

  return {
    alone: false,
    share: <T extends object>(topic: string, own: () => T | Promise<T>) => {
      topics.set(topic, own);
      return async () => {
        const [mine, others] = await Promise.all([own(), askOthers(topic)]);
        return [mine, ...(others as T[])];
      };
    },
    close: () => void channel.off("message", heard),
  };
}

/** Undefined when there is none: nobody shall wait for it. */
async function tryToAnswer(own: (() => object | Promise<object>) | undefined): Promise<object | undefined> {
  try {
    return await own?.();
  } catch {
    return undefined;
  }
}
