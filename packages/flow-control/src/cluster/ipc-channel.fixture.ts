import { EventEmitter } from "node:events";
import type { IpcChannel } from "./ipc-channel.ts";

/** One end of a channel in memory: what is sent arrives at the other end in a turn of its own, as JSON. */
export class ChannelEnd extends EventEmitter implements IpcChannel {
  other: ChannelEnd | undefined;
  readonly sent: object[] = [];

  send(message: object, callback: (error: Error | null) => void): void {
    this.sent.push(message);
    const copy = JSON.stringify(message);
    const target = this.other;
    setImmediate(() => {
      callback(target ? null : new Error("channel closed"));
      target?.emit("message", JSON.parse(copy));
    });
  }
}

/** A channel: what a parent holds, and what its child holds. */
export function openChannel(): { parent: ChannelEnd; child: ChannelEnd; cut(): void } {
  const [parent, child] = [new ChannelEnd(), new ChannelEnd()];
  parent.other = child;
  child.other = parent;
  const cut = () => {
    for (const end of [parent, child]) {
      end.other = undefined;
      end.emit("disconnect");
    }
  };
  return { parent, child, cut };
}
