/** What is published. */
export interface Message {
  /**
   * Unique within the queue. Publishing an id again while it is there does nothing in the embedded broker; RabbitMQ
   * delivers it twice: consumers are idempotent anyway.
   */
  id: string;
  /** Anything JSON can carry. */
  body: unknown;
  /** Travels with the message; `traceparent` is added when it is missing. */
  headers?: Record<string, string>;
}

/** What a consumer gets. */
export interface Delivery extends Message {
  headers: Record<string, string>;
  /** Which delivery of this message it is, from 1. Above 1 its work may have been done before. */
  attempt: number;
}

/** A queue as it is declared. */
export interface QueueSpec {
  name: string;
  /** Milliseconds every message waits before it moves to deadLetterQueue. Such a delay queue has no consumer. */
  ttlMs?: number;
  /** Where the messages of a delay queue go; declared before or with it. */
  deadLetterQueue?: string;
  /** RabbitMQ's direct exchange between the two, and the routing key; default `<name>.dlx` and the target's name. */
  deadLetterExchange?: string;
  deadLetterKey?: string;
  /** Deliveries that may fail before a message moves to `<name>.dead`; default 5. */
  maxDeliveries?: number;
}

/** Who handles the messages of a queue, and how many at a time. */
export interface ConsumeOptions {
  /** Most messages in one call of handle; default 1. */
  batch?: number;
  /**
   * Resolve = acknowledged, all of them; throw = all are delivered again after a pause that doubles from 100 ms
   * to 30 s, those of a batch one by one. May see a message twice, so it has to be idempotent.
   */
  handle(deliveries: Delivery[]): Promise<void>;
}

/** A running subscription. */
export interface Consumer {
  /** Takes no more messages and waits for the batch under way. */
  stop(): Promise<void>;
}

/** How many messages a queue holds. `<name>.dead` is listed as a queue of its own. */
export interface QueueDepth {
  queue: string;
  /** Can be delivered now. */
  ready: number;
  /** Wait for their time, or for the pause before another delivery. */
  delayed: number;
  /** With a consumer that has not acknowledged yet; with RabbitMQ, a consumer of this process. */
  unacked: number;
  /** Milliseconds since the oldest of `ready` could have been delivered; left out without any, and where nobody can tell. */
  oldestMs?: number;
}

/** Durable queues with at-least-once delivery. */
export interface Broker {
  /** What it is made of. */
  readonly kind: "embedded" | "rabbitmq";
  /** Makes the queues known; needed in each process before publish or consume. Declaring again changes the spec. */
  declare(queues: QueueSpec[]): Promise<void>;
  /**
   * Resolves when all messages are durable; they keep their order.
   * @throws Error for a queue that was not declared.
   */
  publish(queue: string, messages: Message[]): Promise<void>;
  /**
   * Calls handle with one batch after the other until it is stopped. Several consumers share a queue.
   * @throws Error for a queue that was not declared, or a delay queue.
   */
  consume(queue: string, options: ConsumeOptions): Promise<Consumer>;
  depths(): Promise<QueueDepth[]>;
  /** The oldest messages in `<queue>.dead`; their header `x-error` says why they are there. */
  deadLetters(queue: string, limit: number): Promise<Delivery[]>;
  /** Puts all of `<queue>.dead` back with all their deliveries before them; resolves with how many. */
  retryDeadLetters(queue: string): Promise<number>;
  /** Stops all consumers, waits for their batches and lets go of the connection. */
  close(): Promise<void>;
}
