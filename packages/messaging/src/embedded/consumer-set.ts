import type { Consumer } from "../broker.ts";
import type { QueueConsumer } from "./queue-consumer.ts";

/** The consumers of one broker. */
export interface ConsumerSet {
  /** Starts a consumer of the queue. */
  add(queue: string, start: () => QueueConsumer): Consumer;
  /** Tells those of the queue that a message is due at this time (ms since the epoch). */
  announce(queue: string, dueAt: number): void;
  /** Tells all of them to look at their queues now. */
  wake(now: number): void;
  /** Stops all and waits for their batches. */
  stop(): Promise<void>;
}

/** Makes an empty set. */
export function createConsumerSet(): ConsumerSet {
  const consumers = new Map<QueueConsumer, string>();

  const stop = async (consumer: QueueConsumer) => {
    await consumer.stop();
    consumers.delete(consumer);
  };

  return {
    add: (queue, start) => {
      const consumer = start();
      consumers.set(consumer, queue);
      return { stop: () => stop(consumer) };
    },
    announce: (queue, dueAt) => {
      for (const [consumer, consumed] of consumers) {
        if (consumed === queue) consumer.expect(dueAt);
      }
    },
    wake: (now) => {
      for (const consumer of consumers.keys()) consumer.expect(now);
    },
    stop: async () => {
      await Promise.all([...consumers.keys()].map(stop));
    },
  };
}
