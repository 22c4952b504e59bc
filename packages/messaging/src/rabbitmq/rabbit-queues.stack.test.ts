import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { createRecordingLogger, eventually } from "@mall/testkit";
import type { QueueSpec } from "../broker.ts";
import { QUEUES, shopTopology } from "../topology.ts";
import { numbered, type Place, readyIn, withConnection, withPlace } from "./rabbit-stage.fixture.ts";

const QUORUM = { "x-queue-type": "quorum" } as const;
const SAFE = {
  "x-dead-letter-strategy": "at-least-once",
  "x-overflow": "reject-publish",
  "x-delivery-limit": 20,
} as const;

/** Throws unless the queue has exactly these arguments. */
const assertArguments = (queue: string, own: Record<string, string | number>) =>
  withConnection((connection) =>
    connection.queueDeclare({ queue, durable: true, arguments: { ...QUORUM, ...SAFE, ...own } }),
  );

describe("RabbitMQ queues", () => {
  it("has the delay queue, exchange and key of the shop as they are known outside", () =>
    withPlace(async ({ name, open }) => {
      // Under other names: the queues of the shop belong to whoever runs it.
      const [delay, close, exchange] = [name("order.delay.queue"), name("order.close.queue"), name("order.dlx")];
      const spec = shopTopology({ orderTimeoutMs: 60_000 }).find((queue) => queue.name === QUEUES.orderDelay);
      assert.deepEqual([spec?.deadLetterExchange, spec?.deadLetterKey], ["order.dlx", "order.close"]);
      assert.ok(spec);
      const broker = open();
      await broker.declare([
        { name: close },
        { ...spec, name: delay, deadLetterQueue: close, deadLetterExchange: exchange },
      ]);
      await broker.publish(delay, numbered(1));
      const way = { "x-dead-letter-exchange": exchange, "x-dead-letter-routing-key": "order.close" };
      await assertArguments(delay, { "x-message-ttl": 60_000, ...way });
      await withConnection(async (connection) => {
        await connection.exchangeDeclare({ exchange, type: "direct", durable: true });
        const publisher = connection.createPublisher({ confirm: true });
        await publisher.send({ exchange, routingKey: "order.close", mandatory: true }, "by hand");
        await publisher.close();
        const letter = await connection.basicGet({ queue: delay });
        assert.deepEqual([letter?.durable, letter?.messageId, letter?.body], [true, "m0", { n: 0 }]);
      });
      assert.equal(await readyIn(close), 1);
    }));

  const specs = (delay: string, target: string, ttlMs: number): QueueSpec[] => [
    { name: target },
    { name: delay, ttlMs, deadLetterQueue: target },
  ];

  /** A delay queue of a millisecond, through which a message has gone, and where that is now. */
  const emptyDelay = async ({ name, open }: Place): Promise<[delay: string, target: string]> => {
    const [delay, target] = [name("delay"), name("target")];
    const before = open();
    await before.declare(specs(delay, target, 1));
    await before.publish(delay, numbered(1));
    await eventually(async () => assert.equal(await readyIn(target), 1));
    return [delay, target];
  };

  it("takes over another delay while nothing waits", () =>
    withPlace(async ({ name, open }) => {
      const [delay, target] = await emptyDelay({ name, open });
      const after = open();
      await after.declare(specs(delay, target, 60_000));
      await after.publish(delay, numbered(2));
      assert.equal(await readyIn(delay), 2);
      const way = { "x-dead-letter-exchange": `${delay}.dlx`, "x-dead-letter-routing-key": target };
      await assertArguments(delay, { "x-message-ttl": 60_000, ...way });
    }));

  it("keeps a queue in which something waits, says so once, and gives new messages their own delay", () =>
    withPlace(async ({ name, open }) => {
      const [delay, target] = [name("delay"), name("target")];
      const before = open();
      await before.declare(specs(delay, target, 60_000));
      await before.publish(delay, numbered(1));
      const logger = createRecordingLogger();
      const after = open({ logger });
      await after.declare(specs(delay, target, 30_000));
      await after.publish(delay, numbered(1, 1));
      await after.declare(specs(delay, target, 30_000));
      await after.publish(delay, numbered(1, 2));
      const expirations = await withConnection(async (connection) => {
        const found: (string | undefined)[] = [];
        for (let n = 0; n < 3; n += 1) found.push((await connection.basicGet({ queue: delay }))?.expiration);
        return found;
      });
      assert.deepEqual(expirations, [undefined, "30000", "30000"]);
      assert.deepEqual(logger.lines, ["a queue has other arguments and is in use: it stays as it is"]);
    }));

  it("loses nothing when replicas with another delay start at once", () =>
    withPlace(async ({ name, open }) => {
      const [delay, target] = await emptyDelay({ name, open });
      const replicas = Array.from({ length: 5 }, () => open());
      const start = async (broker: (typeof replicas)[number], n: number) => {
        await broker.declare(specs(delay, target, 60_000));
        await broker.publish(delay, numbered(1, n));
      };
      await Promise.all(replicas.map(start));
      assert.equal(await readyIn(delay), replicas.length);
    }));
});
