import type { QueueDepth } from "../broker.ts";
import { type DeclaredQueue, deadQueueOf } from "../queue-registry.ts";
import { pausesOf, retryQueueName } from "./arguments.ts";
import type { OwnChannel } from "./kept-channel.ts";
import type { Subscription } from "./subscription.ts";
import { CALL_MS, inTime, isRefusal } from "./time-limit.ts";

/**
 * Counts messages. The server tells only which can be delivered: what a consumer of another process holds is in no
 * number, except for the server's own management pages.
 */
export function createDepths(channel: OwnChannel, subscriptions: ReadonlySet<Subscription>) {
  /** Messages ready in a queue; undefined for one that nobody has used yet. */
  const readyIn = async (queue: string): Promise<number | undefined> => {
    try {
      const look = channel.use((on) => on.queueDeclare({ queue, passive: true }));
      return (await inTime(look, CALL_MS, "did not count messages")).messageCount;
    } catch (error) {
      if (isRefusal(error, "NOT_FOUND")) return undefined;
      throw error;
    }
  };

  const depthsOf = async (queue: DeclaredQueue): Promise<QueueDepth[]> => {
    const { name, delay } = queue;
    const there = await readyIn(name);
    if (delay) return [{ queue: name, ready: 0, delayed: there ?? 0, unacked: 0 }];
    let delayed = 0;
    let dead = 0;
    if (there !== undefined) {
      for (const ms of pausesOf(queue)) delayed += (await readyIn(retryQueueName(name, ms))) ?? 0;
      dead = (await readyIn(deadQueueOf(name))) ?? 0;
    }
    const held = [...subscriptions].filter((each) => each.queue === name).map((each) => each.held());
    // Fetched and not handled yet is ready as anybody understands it.
    const ready = held.reduce((sum, { waiting }) => sum + waiting, there ?? 0);
    const unacked = held.reduce((sum, { handling }) => sum + handling, 0);
    return [
      { queue: name, ready, delayed, unacked },
      { queue: deadQueueOf(name), ready: dead, delayed: 0, unacked: 0 },
    ];
  };

  return async (queues: readonly DeclaredQueue[]): Promise<QueueDepth[]> => {
    const depths: QueueDepth[] = [];
    for (const queue of queues) depths.push(...(await depthsOf(queue)));
    return depths;
  };
}
