import type { Clock, Guard, Logger } from "@mall/kernel";
import type { Tracing } from "@mall/tracing";

/** Which server, and who traces and logs. */
export interface RabbitBrokerOptions {
  /** `amqp://user:password@host:5672`. */
  url: string;
  clock: Clock;
  logger: Logger;
  tracing: Tracing;
  /** Asked before messages are published, as `rabbitmq`; default: nothing is refused. */
  guard?: Guard | undefined;
  /** Quorum queues, which survive the loss of a node; default: where the server has them (RabbitMQ 3.10 or newer). */
  quorum?: boolean;
  /** Milliseconds to wait for the server's confirm; default 5000. */
  confirmTimeoutMs?: number;
  /** Messages a consumer may hold; default twice its batch, so that one fills while another is handled. */
  prefetch?: number;
  /**
   * Times a message may go back to its queue because its consumer died or stopped, before it becomes a dead letter;
   * default 20. Every process has to say the same. Classic queues do not count this.
   */
  crashLimit?: number;
}
