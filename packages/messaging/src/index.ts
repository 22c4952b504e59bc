export type { Broker, ConsumeOptions, Consumer, Delivery, Message, QueueDepth, QueueSpec } from "./broker.ts";
export { createEmbeddedBroker, type EmbeddedBroker, type EmbeddedBrokerOptions } from "./embedded/embedded-broker.ts";
export {
  addToOutbox,
  type OutboxDatabase,
  type OutboxSources,
  type OutboxTable,
  outboxMigration,
} from "./outbox/outbox.ts";
export { createOutboxRelay, type OutboxRelay, type OutboxRelayOptions } from "./outbox/outbox-relay.ts";
export { type Heard, readShared } from "./read-shared.ts";
export { shareMessages } from "./share-messages.ts";
export { QUEUES, type QueueName, shopTopology } from "./topology.ts";
