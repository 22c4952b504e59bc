import type { Letter } from "../suspicion.ts";

/** A queue with dead letters. */
export interface DeadQueue {
  /** The queue they could not be delivered in. */
  queue: string;
  count: number;
  /** Ids of some of them, where the broker tells. */
  ids: string[];
}

/** Messages that services have for each other. */
export interface Mail {
  /** Messages in queues with a consumer; those that wait for a timeout are not counted. */
  queued(): Promise<number>;
  dead(): Promise<DeadQueue[]>;
  /** Which of these are there, or may be: RabbitMQ does not tell messages apart, so there a queue that holds any holds all. */
  holds(letters: readonly Letter[]): Promise<Set<string>>;
}

/** One letter in a set. */
export const letterKey = ({ queue, id }: Letter): string => `${queue} ${id}`;

/** Queues in which a message waits for its time: unpaid orders and slow payments are in their databases as well. */
export const DELAY_QUEUES: readonly string[] = ["order.delay.queue", "payment.slow.queue"];

export const DEAD_SUFFIX = ".dead";
