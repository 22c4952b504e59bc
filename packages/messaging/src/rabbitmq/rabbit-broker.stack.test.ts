import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:net";
import { describe, it } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { AppError } from "@mall/kernel";
import { eventually, queueContract } from "@mall/testkit";
import type { Broker } from "../broker.ts";
import { numbered, openBroker, readyIn, removeQueues, withConnection, withPlace } from "./rabbit-stage.fixture.ts";

queueContract("RabbitMQ", async (queues) => {
  const opened: Broker[] = [];
  return {
    deduplicates: false,
    remote: true,
    open: async (tracing) => {
      const broker = openBroker({ tracing });
      opened.push(broker);
      return broker;
    },
    pass: (ms) => sleep(ms),
    close: async () => {
      for (const broker of opened) await broker.close();
      await removeQueues(queues);
    },
  };
});

describe("RabbitMQ broker", () => {
  it("refuses a message without a queue, though the server confirms it, and makes the queue for the next", () =>
    withPlace(async ({ name, open }) => {
      const queue = name("unroutable");
      const broker = open();
      await broker.declare([{ name: queue }]);
      await broker.publish(queue, numbered(1));
      await removeQueues([queue]);
      await assert.rejects(broker.publish(queue, numbered(300)), /has no queue .*: 256 messages were returned/);
      await broker.publish(queue, numbered(3));
      assert.equal(await readyIn(queue), 3);
    }));

  it("refuses with a plain error what the server takes not in", () =>
    withPlace(async ({ name, open }) => {
      const queue = name("full");
      await withConnection(async (connection) => {
        const full = { "x-max-length": 1, "x-overflow": "reject-publish" as const };
        await connection.queueDeclare({ queue, durable: true, arguments: full });
        const publisher = connection.createPublisher({ confirm: true });
        await publisher.send(queue, "in the way");
        await publisher.close();
      });
      const broker = open();
      await broker.declare([{ name: queue }]);
      await assert.rejects(broker.publish(queue, numbered(5)), (error) => {
        assert.ok(error instanceof Error && !(error instanceof AppError));
        return /took 5 messages for .* not in/.test(error.message);
      });
    }));

  it("keeps the order over many windows, and of publishers of one process", () =>
    withPlace(async ({ name, open }) => {
      const queue = name("order");
      const broker = open();
      await broker.declare([{ name: queue }]);
      await Promise.all([broker.publish(queue, numbered(1000)), broker.publish(queue, numbered(1000, 1000))]);
      const got: number[] = [];
      await broker.consume(queue, {
        batch: 100,
        handle: async (all) => void got.push(...all.map(({ body }) => (body as { n: number }).n)),
      });
      await eventually(() => assert.equal(got.length, 2000));
      assert.deepEqual(
        got.filter((n) => n < 1000),
        numbered(1000).map(({ body }) => body.n),
      );
      assert.deepEqual(
        got.filter((n) => n >= 1000),
        numbered(1000, 1000).map(({ body }) => body.n),
      );
    }));

  it("has all dead letters again, however many look and send them at once", () =>
    withPlace(async ({ name, open }) => {
      const queue = name("many");
      const [one, two] = [open(), open()];
      for (const broker of [one, two]) await broker.declare([{ name: queue }]);
      await one.publish(queue, numbered(1));
      await withConnection(async (connection) => {
        const publisher = connection.createPublisher({ confirm: true });
        const dead = { routingKey: `${queue}.dead`, durable: true };
        await Promise.all(numbered(300).map(({ id, body }) => publisher.send({ ...dead, messageId: id }, body)));
        await publisher.close();
      });
      const looks = [one, one, two].map((broker) => broker.deadLetters(queue, 50));
      const counts = await Promise.all([one, two].map((broker) => broker.retryDeadLetters(queue)));
      await Promise.all(looks);
      const rest = await eventually(async () => {
        const left = await one.retryDeadLetters(queue);
        assert.equal(await readyIn(`${queue}.dead`), 0);
        return left;
      });
      assert.ok(counts.reduce((sum, count) => sum + count, rest) <= 300);
      assert.equal(await readyIn(queue), 301);
    }));

  it("makes no connection for queues that are only declared", async () => {
    let connections = 0;
    const server = createServer((socket) => {
      connections += 1;
      socket.destroy();
    });
    await once(server.listen(0, "127.0.0.1"), "listening");
    const address = server.address();
    assert.ok(address !== null && typeof address === "object");
    const broker = openBroker({ url: `amqp://127.0.0.1:${address.port}` });
    await broker.declare([{ name: "never.used" }]);
    await sleep(50);
    assert.equal(connections, 0);
    await assert.rejects(broker.publish("never.used", numbered(1)), { slug: "service_unavailable" });
    assert.ok(connections > 0);
    await broker.close();
    server.close();
  });

  it("finishes what is being published when it is closed, and refuses what comes later", () =>
    withPlace(async ({ name, open }) => {
      const queue = name("close");
      const broker = open();
      await broker.declare([{ name: queue }]);
      await broker.publish(queue, numbered(1));
      const published = broker.publish(queue, numbered(1000));
      await broker.close();
      await published;
      assert.equal(await readyIn(queue), 1001);
      await assert.rejects(broker.publish(queue, numbered(1)), /closed/);
      await assert.rejects(broker.consume(queue, { handle: async () => {} }), /closed/);
      await broker.close();
    }));
});
