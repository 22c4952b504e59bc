// A burst of messages that is consumed evenly, and a consumer that pauses while what it needs is away.
// RABBITMQ_URL=amqp://guest:guest@127.0.0.1:5672 node examples/rabbitmq-consumer.ts
import { createFlowControl } from "@mall/flow-control";
import { guardedConsumer } from "@mall/flow-control/rabbitmq";
import { Connection } from "rabbitmq-client";

const MESSAGES = 20;
const url = process.env.RABBITMQ_URL ?? "amqp://guest:guest@127.0.0.1:5672";

const flow = createFlowControl({
  rules: {
    // Ten a second, evenly: a message waits for its turn.
    flow: [{ resource: "mail", threshold: 10, control: "throttling", maxQueueingMs: 1000 }],
    breaker: [{ resource: "mail", strategy: "errorCount", threshold: 1, minRequests: 1, retryTimeoutMs: 1000 }],
  },
});

const begun = Date.now();
const say = (text: string) => console.log(`${String(Date.now() - begun).padStart(5)} ms  ${text}`);
flow.observe({ breakerChanged: ({ from, to }) => say(`the breaker: ${from} -> ${to}`) });

const rabbit = new Connection({ url, retryLow: 200 });
rabbit.on("error", () => {});
try {
  await rabbit.onConnect(3000);
} catch {
  console.log(`There is no RabbitMQ at ${new URL(url).host}. Start one, for instance by
  docker run --rm -p 5672:5672 rabbitmq:4
and run this again; another address goes into RABBITMQ_URL.`);
  process.exit(1);
}

const queue = `flow-control-example-${process.pid}`;
const arrived = new Set<number>();
const all = Promise.withResolvers<void>();
let failures = 2;

/** Sends a mail; the mail server is away for the first messages. */
async function sendMail(body: unknown): Promise<void> {
  if (failures > 0) {
    failures -= 1;
    throw new Error("the mail server is away");
  }
  arrived.add(Number(body));
  say(`mail ${body} is sent`);
  if (arrived.size === MESSAGES) all.resolve();
}

const handler = guardedConsumer(flow, "mail", ({ body }) => sendMail(body));
const options = { queue, queueOptions: { exclusive: true }, qos: { prefetchCount: 4 } };
const consumer = rabbit.createConsumer(options, handler);
consumer.on("error", (error: unknown) => say(`failed: ${error instanceof Error ? error.message : error}`));
await new Promise<void>((resolve) => consumer.once("ready", resolve));

const publisher = rabbit.createPublisher({ confirm: true });
say(`${MESSAGES} messages at once`);
await Promise.all(Array.from({ length: MESSAGES }, (_, index) => publisher.send(queue, index + 1)));

await all.promise;
say(`all ${arrived.size} were handled, none was lost`);
await publisher.close();
await consumer.close();
await rabbit.close();
