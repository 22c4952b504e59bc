import type { QueueRegistry } from "../queue-registry.ts";
import { createRabbitConnection } from "./connection.ts";
import { createDeadLetters } from "./dead-letters.ts";
import { createDeclarer } from "./declare.ts";
import { createDepths } from "./depths.ts";
import { createOwnChannel } from "./kept-channel.ts";
import { createMadeQueues } from "./made-queues.ts";
import type { RabbitBrokerOptions } from "./options.ts";
import { createRabbitPublisher } from "./publisher.ts";
import type { Subscription } from "./subscription.ts";

const CRASH_LIMIT = 20;

/** The parts of a broker that share one connection. Each has a channel of its own: a refusal closes only that one. */
export function createConnected(
  { url, clock, logger, quorum, crashLimit = CRASH_LIMIT, confirmTimeoutMs = 5000 }: RabbitBrokerOptions,
  registry: QueueRegistry,
  subscriptions: ReadonlySet<Subscription>,
) {
  const connection = createRabbitConnection(url, logger, () => made.forgetAll());
  const forDeclaring = createOwnChannel(connection);
  const forCounting = createOwnChannel(connection);
  const forDeadLetters = createOwnChannel(connection);
  const publisher = createRabbitPublisher(connection, confirmTimeoutMs);
  const style = { quorum, crashLimit };
  const made = createMadeQueues(createDeclarer({ channel: forDeclaring, registry, style, logger }), clock);

  return {
    connection,
    made,
    publisher,
    depths: createDepths(forCounting, subscriptions),
    deadLetters: createDeadLetters(forDeadLetters, crashLimit),
    close: async () => {
      // Side by side: with a server that hangs each would wait in vain.
      await Promise.all([publisher, forDeclaring, forCounting, forDeadLetters, connection].map((part) => part.close()));
    },
  };
}
