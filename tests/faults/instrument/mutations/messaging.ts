import type { Mutation } from "./mutation.ts";

const messaging = "packages/messaging/src";

/** Defects of the messages' way. */
export const messagingMutations: readonly Mutation[] = [
  {
    // What the consumer was about to do dies with it.
    name: "acknowledge-early",
    edits: [
      {
        file: `${messaging}/embedded/deliver.ts`,
        find: "const renewal = keepLease(claim, context);",
        replace: "store.acknowledge(claim); const renewal = keepLease(claim, context);",
      },
    ],
  },
  {
    // The point is passed a moment later, so that the acknowledgement has left.
    name: "acknowledge-early-to-rabbitmq",
    edits: [
      {
        file: `${messaging}/rabbitmq/session.ts`,
        find: "await options.handle(held, signal);",
        replace: `if (channel.active) channel.basicAck({ deliveryTag: last.message.deliveryTag, multiple: true });
    await new Promise((resolve) => setTimeout(resolve, 5));
    globalThis.faultPoint("order.claims.stored");
    await options.handle(held, signal);`,
      },
      {
        file: `${messaging}/rabbitmq/session.ts`,
        find: "if (channel.active) channel.basicAck({ deliveryTag: last.message.deliveryTag, multiple: true });\n  };",
        replace: "};",
      },
    ],
  },
];
