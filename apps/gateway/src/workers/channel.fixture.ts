import { EventEmitter } from "node:events";
import type { IpcChannel } from "@mall/flow-control";
import { createPeers, type Peers } from "./peers.ts";
import { createRelay } from "./relay.ts";

/** One end of a channel in memory. What is sent arrives at the other end later, as JSON. */
class End extends EventEmitter implements IpcChannel {
  other: End | undefined;

  send(message: object, callback: (error: Error | null) => void): void {
    const text = JSON.stringify(message);
    const { other } = this;
    queueMicrotask(() => {
      callback(other ? null : new Error("the channel is closed"));
      other?.emit("message", JSON.parse(text));
    });
  }
}

/** A worker on a stage of its own. */
export interface StagedWorker {
  peers: Peers;
  /** Ends the waiting of this worker's questions. */
  timeOver(): void;
  /** Closes the channel at both ends, as the death of the process does. */
  cut(): void;
  /** As if something else had sent this over the channel. */
  hear(message: unknown): void;
}

/** Workers around one relay. The time of their questions is over only when a test says so. */
export function stageWorkers(count: number): StagedWorker[] {
  const relay = createRelay();
  return Array.from({ length: count }, (_, index) => {
    const [inPrimary, inWorker] = [new End(), new End()];
    inPrimary.other = inWorker;
    inWorker.other = inPrimary;
    relay.join(index + 1, inPrimary);
    const time = new AbortController();
    const cut = () => {
      inPrimary.other = undefined;
      inWorker.other = undefined;
      inPrimary.emit("disconnect");
    };
    return {
      peers: createPeers(inWorker, () => time.signal),
      timeOver: () => time.abort(),
      cut,
      hear: (message) => void inWorker.emit("message", message),
    };
  });
}
