import { type CrashPoint, pointAt } from "./point.ts";

const messaging = "packages/messaging/src";

// Every service that publishes or consumes passes these; with nine processes it is the order service that ends.
const inOrder = (point: CrashPoint): CrashPoint => ({ ...point, process: "order" });

/** Between the steps of a message's way. */
export const messagingPoints: readonly CrashPoint[] = [
  // The broker has the messages; their rows are still in the outbox.
  pointAt("outbox.published", {
    file: `${messaging}/outbox/outbox-relay.ts`,
    after: "await broker.publish(queue, rows.map(toMessage));",
  }),
  // A message is lent to its consumer, which has done nothing yet.
  pointAt("broker.lent", {
    file: `${messaging}/embedded/deliver.ts`,
    after: "const renewal = keepLease(claim, context);",
    profile: "embedded",
  }),
  // The message is on its way to RabbitMQ, or there; no confirm has come. A turn later, since the client writes in one.
  {
    ...{ name: "rabbitmq.unconfirmed", process: "order", profile: "full" },
    ...{
      file: `${messaging}/rabbitmq/publisher.ts`,
      find: "return on.basicPublish(",
      replace: 'setImmediate(() => globalThis.faultPoint("rabbitmq.unconfirmed")); return on.basicPublish(',
    },
  } satisfies CrashPoint,
].map(inOrder);
