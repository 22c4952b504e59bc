import type { QueueRegistry } from "../queue-registry.ts";
import { createRabbitConnection } from "./connection.ts";
import { createDeadLetters } from "./dead-letters.ts";
import { createDeclarer } from "./declare.ts";
import { createDepths } from "./depths.ts";
import { createOwnChannel } from "./kept-channel.ts";
import { createMadeQueues } from "./made-queues.ts";
import type { RabbitBrokerOptions } from "./options.ts";
import { createPresence } from "./presence.ts";
import { createRabbitPublisher } from "./publisher.ts";
import type { Subscription } from "./subscription.ts";

const CRASH_LIMIT = 20;

/**
 * The parts of a broker, on two connections, as RabbitMQ's own guide advises: an error of the server at a consumer
 * (a quorum queue that is just being made, say) closes the whole connection, and must not hit what is being published.
 * Each part has a channel of its own: a refusal closes only that one.
 */
export function createConnected(
  { url, clock, logger, quorum, crashLimit = CRASH_LIMIT, confirmTimeoutMs = 5000 }: RabbitBrokerOptions,
  registry: QueueRegistry,
  subscriptions: ReadonlySet<Subscription>,
) {
  const presence = createPresence(logger, () => made.forgetAll());
  const publishing = createRabbitConnection(url, logger, presence);
  const consuming = createRabbitConnection(url, logger, presence);
  const forDeclaring = createOwnChannel(publishing);
  const forCounting = createOwnChannel(publishing);
  const forDeadLetters = createOwnChannel(consuming);
  const publisher = createRabbitPublisher(publishing, confirmTimeoutMs);
  const style = { quorum, crashLimit };
  const made = createMadeQueues(createDeclarer({ channel: forDeclaring, registry, style, logger }), clock);

  return {
    publishing,
    consuming,
    made,
    publisher,
    depths: createDepths(forCounting, subscriptions),
    deadLetters: createDeadLetters(forDeadLetters, crashLimit),
    close: async () => {
      // Side by side: with a server that hangs each would wait in vain.
      const parts = [publisher, forDeclaring, forCounting, forDeadLetters, publishing, consuming];
      await Promise.all(parts.map((part) => part.close()));
    },
  };
}
