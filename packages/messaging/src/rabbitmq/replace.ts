import { setTimeout as sleep } from "node:timers/promises";
import type { Logger } from "@mall/kernel";
import type { RabbitQueue } from "./arguments.ts";
import type { OwnChannel } from "./kept-channel.ts";
import { isRefusal } from "./time-limit.ts";

/** How a queue is on the server: as it was declared, or as somebody else declared it who uses it. */
export type Declared = "as declared" | "as it was";

const LOCK_TRIES = 50;
const LOCK_PAUSE_MS = 100;

/**
 * Makes a queue anew that is there with other arguments, when it is empty and nobody consumes from it; else it stays
 * as it is, with a warning. RabbitMQ deletes no quorum queue "if empty": it is looked at first, and replicas that start
 * together do so one at a time. A message that an older process publishes just then is lost, and said to be.
 */
export function createReplace(channel: OwnChannel, logger: Logger) {
  const warned = new Set<string>();

  const looksUnused = async (queue: string): Promise<boolean> => {
    const there = await channel.use((on) => on.queueDeclare({ queue, passive: true }));
    if (there.messageCount === 0 && there.consumerCount === 0) return true;
    const fields = { queue, messages: there.messageCount, consumers: there.consumerCount };
    if (!warned.has(queue)) logger.warn(fields, "a queue has other arguments and is in use: it stays as it is");
    warned.add(queue);
    return false;
  };

  const replace = async (spec: RabbitQueue): Promise<Declared> => {
    const { queue } = spec;
    try {
      // Another replica may have made it anew while this one waited for its turn.
      await channel.use((on) => on.queueDeclare(spec));
      return "as declared";
    } catch (error) {
      if (!isRefusal(error, "PRECONDITION_FAILED")) throw error;
    }
    if (!(await looksUnused(queue))) return "as it was";
    const { messageCount } = await channel.use((on) => on.queueDelete(queue));
    await channel.use((on) => on.queueDeclare(spec));
    if (messageCount > 0) logger.error({ queue, messageCount }, "messages were lost with a queue made anew");
    logger.info({ queue }, "a queue was made anew with other arguments");
    warned.delete(queue);
    return "as declared";
  };

  return async (spec: RabbitQueue): Promise<Declared> => {
    const lock = `${spec.queue}.lock`;
    for (let tries = 1; ; tries += 1) {
      try {
        // A queue that is exclusive to one connection, and gone with it, is a lock that nobody can forget.
        await channel.use((on) => on.queueDeclare({ queue: lock, exclusive: true }));
        break;
      } catch (error) {
        if (!isRefusal(error, "RESOURCE_LOCKED") || tries === LOCK_TRIES) throw error;
        await sleep(LOCK_PAUSE_MS);
      }
    }
    try {
      return await replace(spec);
    } finally {
      await channel.use((on) => on.queueDelete(lock)).catch(() => {});
    }
  };
}
