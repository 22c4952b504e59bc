import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { AppError, silentLogger, systemClock } from "@mall/kernel";
import { createRecordingTracing, eventually, queueContract, serverAddress, startTcpProxy } from "@mall/testkit";
import type { Tracing } from "@mall/tracing";
import { Connection } from "rabbitmq-client";
import type { Broker, QueueSpec } from "../broker.ts";
import { createRabbitBroker } from "./rabbit-broker.ts";

const url = serverAddress("RABBITMQ_URL");
const QUEUES = ["contract.work", "contract.fragile", "contract.delay"];

function openBroker(tracing: Tracing = createRecordingTracing(), at = url): Broker {
  return createRabbitBroker({ url: at, clock: systemClock, logger: silentLogger, tracing, confirmTimeoutMs: 2000 });
}

/** Removes queues with all that belongs to them. */
async function removeQueues(names: readonly string[]): Promise<void> {
  const connection = new Connection(url);
  const retries = [100, 200, 400, 800].map((ms) => `.retry.${ms}`);
  for (const name of names) {
    for (const suffix of ["", ".dead", ...retries]) await connection.queueDelete(name + suffix).catch(() => {});
    await connection.exchangeDelete({ exchange: `${name}.dlx` }).catch(() => {});
  }
  await connection.close();
}

queueContract("RabbitMQ", async () => {
  await removeQueues(QUEUES);
  const opened: Broker[] = [];
  return {
    deduplicates: false,
    open: async (tracing) => {
      const broker = openBroker(tracing);
      opened.push(broker);
      return broker;
    },
    pass: (ms) => sleep(ms),
    close: async () => {
      for (const broker of opened) await broker.close();
      await removeQueues(QUEUES);
    },
  };
});

const numbered = (count: number) => Array.from({ length: count }, (_, n) => ({ id: `m${n}`, body: { n } }));

/** Runs with a queue of its own, which is removed afterwards. */
async function withQueue(name: string, run: (queue: string) => Promise<void>, more: readonly string[] = []) {
  const queue = `${name}.${process.pid}`;
  try {
    await run(queue);
  } finally {
    await removeQueues([queue, ...more.map((each) => `${each}.${process.pid}`)]);
  }
}

test("a message without a queue is refused, though the server confirms it", async () => {
  await withQueue("test.unroutable", async (queue) => {
    const broker = openBroker();
    await broker.declare([{ name: queue }]);
    await broker.publish(queue, numbered(1));
    await removeQueues([queue]);
    await assert.rejects(broker.publish(queue, numbered(1)), /no queue/);
    await broker.publish(queue, numbered(1));
    await broker.close();
  });
});

test("a delay that changed is taken over when nothing waits, and left alone when something does", async () => {
  await withQueue(
    "test.delay",
    async (queue) => {
      const target = `test.target.${process.pid}`;
      const specs = (ttlMs: number): QueueSpec[] => [{ name: target }, { name: queue, ttlMs, deadLetterQueue: target }];
      for (const ttlMs of [60_000, 1]) {
        const broker = openBroker();
        await broker.declare(specs(ttlMs));
        await broker.publish(queue, numbered(1));
        if (ttlMs === 60_000) {
          const other = openBroker();
          await other.declare(specs(1));
          await other.publish(queue, numbered(1));
          await other.close();
          const connection = new Connection(url);
          assert.equal((await connection.queueDeclare({ queue, passive: true })).messageCount, 2);
          await connection.queuePurge(queue);
          await connection.close();
        } else {
          const got: string[] = [];
          await broker.consume(target, { handle: async (all) => void got.push(...all.map(({ id }) => id)) });
          await eventually(() => assert.deepEqual(got, ["m0"]));
        }
        await broker.close();
      }
    },
    ["test.target"],
  );
});

test("a server the handler needs may be away for longer than a message has deliveries", async () => {
  await withQueue("test.patience", async (queue) => {
    const broker = openBroker();
    await broker.declare([{ name: queue, maxDeliveries: 1 }]);
    let calls = 0;
    const attempts: number[] = [];
    await broker.consume(queue, {
      handle: async ([first]) => {
        calls += 1;
        if (calls < 4) throw new AppError("service_unavailable");
        attempts.push(first?.attempt ?? 0);
      },
    });
    await broker.publish(queue, numbered(1));
    await eventually(() => assert.deepEqual(attempts, [1]), { timeoutMs: 10_000 });
    assert.deepEqual(await broker.deadLetters(queue, 1), []);
    await broker.close();
  });
});

test("a connection that is cut while messages are published and consumed loses none, and mends itself", async () => {
  await withQueue("test.cut", async (queue) => {
    const { hostname, port, username, password } = new URL(url);
    const proxy = await startTcpProxy(hostname, Number(port || 5672));
    const broker = openBroker(createRecordingTracing(), `amqp://${username}:${password}@127.0.0.1:${proxy.port}`);
    await broker.declare([{ name: queue }]);
    const got = new Set<string>();
    await broker.consume(queue, { batch: 20, handle: async (all) => all.forEach(({ id }) => void got.add(id)) });
    const acknowledged: string[] = [];
    for (const message of numbered(200)) {
      const { n } = message.body;
      if (n === 50 || n === 120) proxy.set("closed");
      if (n === 52 || n === 122) proxy.set("open");
      const published = broker.publish(queue, [message]).then(() => void acknowledged.push(message.id));
      await published.catch((error) => assert.equal((error as AppError).slug, "service_unavailable"));
    }
    assert.ok(acknowledged.length >= 150);
    await eventually(
      () =>
        assert.deepEqual(
          acknowledged.filter((id) => !got.has(id)),
          [],
        ),
      { timeoutMs: 15_000 },
    );
    await broker.close();
    await proxy.close();
  });
});
