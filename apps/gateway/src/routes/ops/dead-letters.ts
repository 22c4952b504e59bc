import { masked } from "@mall/kernel";
import { type Broker, type Delivery, QUEUES } from "@mall/messaging";
import { Type } from "typebox";
import type { App } from "../../app.ts";
import { answers, ok } from "../../envelope.ts";
import { OPERATOR_ROUTE } from "./operator-route.ts";

const tags = ["operations"];

/** Dead letters of a queue in one answer. A limit with more digits than a number has comes as Infinity. */
const MAX_LETTERS = 100;

/** Queues in which messages only wait for their time: nobody handles them there, so none fails. */
const DELAYS: readonly string[] = [QUEUES.orderDelay, QUEUES.paymentSlow];
const HANDLED = Object.values(QUEUES).filter((name) => !DELAYS.includes(name));

const queue = Type.Enum(HANDLED, { description: "The queue that the messages could not be delivered in." });

const depth = Type.Object({
  queue: Type.String(),
  ready: Type.Integer({ description: "Can be delivered now." }),
  delayed: Type.Integer({ description: "Wait for their time." }),
  unacked: Type.Integer({ description: "With a consumer; with RabbitMQ, one of this process." }),
});

const letter = Type.Object({
  queue: Type.String(),
  message_id: Type.String(),
  error: Type.String({ description: "Why it is here, header x-error; empty when that is not known." }),
  attempt: Type.Integer({ description: "Deliveries that were tried." }),
  body: Type.Unknown({ description: "Personal fields are masked; what is sent again is not." }),
  headers: Type.Record(Type.String(), Type.Unknown()),
});

/** Queues as they stand, and messages that nobody could handle: seen, and sent again once the reason is mended. */
export function deadLetterRoutes(app: App, broker: Pick<Broker, "depths" | "deadLetters" | "retryDeadLetters">): void {
  app.get(
    "/ops/queues",
    {
      config: OPERATOR_ROUTE,
      schema: {
        tags,
        summary: "How many messages the queues hold; <queue>.dead are dead letters",
        response: answers(Type.Object({ queues: Type.Array(depth) }), 401, 403),
      },
    },
    async () => ok({ queues: await broker.depths() }),
  );

  app.get(
    "/ops/dead-letters",
    {
      config: OPERATOR_ROUTE,
      schema: {
        tags,
        summary: "Messages that nobody could handle, the oldest of each queue first",
        querystring: Type.Object({
          queue: Type.Optional(queue),
          limit: Type.Optional(
            Type.Integer({ minimum: 1, maximum: MAX_LETTERS, description: "Of each queue; default 20." }),
          ),
        }),
        response: answers(Type.Object({ messages: Type.Array(letter) }), 401, 403),
      },
    },
    async ({ query: { queue: only, limit = 20 } }) => {
      const messages = [];
      // One after the other: the broker looks at one queue at a time anyway.
      for (const name of only === undefined ? HANDLED : [only]) {
        const letters = await broker.deadLetters(name, Math.min(limit, MAX_LETTERS));
        messages.push(...letters.map((each) => letterJson(name, each)));
      }
      return ok({ messages });
    },
  );

  app.post(
    "/ops/dead-letters/retry",
    {
      // Twice does no harm: the second time there is nothing left to send.
      config: { ...OPERATOR_ROUTE, idempotent: false },
      schema: {
        tags,
        summary: "Send all dead letters of a queue again",
        body: Type.Object({ queue }),
        response: answers(Type.Object({ retried: Type.Integer({ minimum: 0 }) }), 401, 403),
      },
    },
    async ({ body }) => ok({ retried: await broker.retryDeadLetters(body.queue) }),
  );
}

function letterJson(name: string, { id, body, headers, attempt }: Delivery) {
  const shown = masked(headers) as Record<string, unknown>;
  return {
    queue: name,
    message_id: id,
    error: String(shown["x-error"] ?? ""),
    attempt,
    body: masked(body),
    headers: shown,
  };
}
