import type { Channel, SyncMessage } from "rabbitmq-client";
import type { Delivery } from "../broker.ts";
import { deadQueueOf } from "../queue-registry.ts";
import { ERROR_HEADER } from "../retry-policy.ts";
import { toDeadLetter } from "./delivery.ts";
import type { OwnChannel } from "./kept-channel.ts";
import type { Republish } from "./pass-on.ts";
import { WINDOW } from "./publisher.ts";
import { CALL_MS, inTime, isRefusal } from "./time-limit.ts";

/**
 * Looks at dead letters, and sends them again. One at a time in this process; whoever looks in another one meanwhile
 * sees fewer. When it fails, the channel is closed and what it held goes back.
 * @param crashLimit see QueueStyle.
 */
export function createDeadLetters(channel: OwnChannel, crashLimit: number) {
  /** Up to `limit` of the oldest, unacknowledged. */
  const fetch = async (on: Channel, queue: string, limit: number): Promise<SyncMessage[]> => {
    const fetched: SyncMessage[] = [];
    while (fetched.length < limit) {
      const message = await inTime(on.basicGet({ queue, noAck: false }), CALL_MS, "sent no dead letter");
      if (!message) break;
      fetched.push(message);
    }
    return fetched;
  };

  const lastOf = (fetched: readonly SyncMessage[]) => fetched.at(-1)?.deliveryTag;

  const look = async (on: Channel, queue: string, limit: number): Promise<Delivery[]> => {
    const fetched = await fetch(on, queue, limit);
    const deliveryTag = lastOf(fetched);
    if (deliveryTag !== undefined) on.basicNack({ deliveryTag, multiple: true, requeue: true });
    return fetched.map((message) => toDeadLetter(message, crashLimit));
  };

  const retry = async (on: Channel, name: string, republish: Republish): Promise<number> => {
    const queue = deadQueueOf(name);
    let count = 0;
    let total = WINDOW;
    while (count < total) {
      const fetched = await fetch(on, queue, Math.min(WINDOW, total - count));
      const [first] = fetched;
      const deliveryTag = lastOf(fetched);
      if (!first || deliveryTag === undefined) break;
      // Those that become dead letters meanwhile are not sent again. A count asked for on its own may lag behind.
      if (count === 0) total = 1 + (first.messageCount ?? 0);
      await republish(name, fetched.map(asNew));
      // The server has the copies: whoever looks just now may see one twice, never none.
      on.basicAck({ deliveryTag, multiple: true });
      count += fetched.length;
    }
    return count;
  };

  const asNew = (message: SyncMessage) => {
    const { id, body, headers } = toDeadLetter(message, crashLimit);
    const { [ERROR_HEADER]: _, ...own } = headers;
    return { id, body, headers: own };
  };

  /** A queue nobody has used yet has none. */
  const orNone = async <T>(work: Promise<T>, none: T): Promise<T> => {
    try {
      return await work;
    } catch (error) {
      if (isRefusal(error, "NOT_FOUND")) return none;
      throw error;
    }
  };

  return {
    look: (name: string, limit: number): Promise<Delivery[]> =>
      orNone(
        channel.use((on) => look(on, deadQueueOf(name), limit)),
        [],
      ),
    retry: (name: string, republish: Republish): Promise<number> =>
      orNone(
        channel.use((on) => retry(on, name, republish)),
        0,
      ),
  };
}
