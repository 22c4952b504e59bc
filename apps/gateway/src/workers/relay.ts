import type { IpcChannel } from "@mall/flow-control";
import { type AnswerMessage, type AskedMessage, type AskMessage, isMessage } from "./messages.ts";

/** Passes what a worker asks on to the others, and their answers back. It remembers nothing, so nothing is left over. */
export interface Relay {
  /** From now on this worker is asked, until its channel is gone. The id is its own for ever. */
  join(id: number, worker: IpcChannel): void;
}

/** Makes the primary's side of `createPeers`. */
export function createRelay(): Relay {
  const members = new Map<number, IpcChannel>();

  const send = (to: number, message: AskMessage | AskedMessage | AnswerMessage) =>
    // A worker that is gone has nobody who waits, and is not waited for longer than the time limit.
    members.get(to)?.send?.(message, () => {});
  const ask = (from: number, { id, topic }: AskMessage) => {
    const others = [...members.keys()].filter((member) => member !== from);
    send(from, { type: "gateway:asked", id, others: others.length });
    for (const other of others) send(other, { type: "gateway:ask", id, topic, from });
  };

  return {
    join: (id, worker) => {
      members.set(id, worker);
      worker.on("message", (message) => {
        if (!isMessage(message)) return;
        if (message.type === "gateway:ask") ask(id, message);
        else if (message.type === "gateway:answer") send(message.to, message);
      });
      worker.on("disconnect", () => members.delete(id));
    },
  };
}
