import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { describe, it } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { AppError } from "@mall/kernel";
import { createRecordingLogger, eventually, startTcpProxy, type TcpProxy } from "@mall/testkit";
import type { Delivery } from "../broker.ts";
import { numbered, readyIn, removeQueues, url, withPlace } from "./rabbit-stage.fixture.ts";

const patience = { timeoutMs: 30_000 };
const CRASHING = fileURLToPath(new URL("./crashing.fixture.ts", import.meta.url));

/** A process that consumes until it dies of it; resolves with whether it did, and what it handled before. */
async function consumeInProcess(queue: string, crashLimit: number, batch: number, isDone: () => Promise<boolean>) {
  const child = spawn(process.execPath, [CRASHING, queue, String(crashLimit), String(batch)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let output = "";
  child.stdout.on("data", (text) => {
    output += text;
  });
  // Later than its exit: what it said last is read by then.
  const closed = once(child, "close");
  while (child.exitCode === null && !(await isDone())) await Promise.race([closed, sleep(20)]);
  child.kill("SIGKILL");
  const [code] = await closed;
  return { died: code === 3, handled: output.split(/[\n,]/).filter(Boolean) };
}

/** A way to the server that can be cut. */
async function withWire(run: (wire: TcpProxy, address: string) => Promise<void>): Promise<void> {
  const wire = await startTcpProxy(url, 5672);
  try {
    await run(wire, wire.url);
  } finally {
    wire.set("open");
    await wire.close();
  }
}

describe("RabbitMQ broker and what goes wrong around it", () => {
  it("makes a dead letter of the message its consumers die of, and of none of its neighbours", () =>
    withPlace(async ({ name, open }) => {
      const queue = name("crash");
      const crashLimit = 3;
      const broker = open({ crashLimit });
      await broker.declare([{ name: queue }]);
      await broker.publish(queue, [...numbered(1), { id: "poison", body: 1 }, ...numbered(8, 1)]);
      const dead = () => broker.deadLetters(queue, 20);
      const handled: string[] = [];
      let deaths = 0;
      // Not until the queue is empty: what a dead consumer held comes back a moment after its end.
      while ((await dead()).length === 0) {
        const isDone = async () => (await readyIn(queue)) === 0 && (await dead()).length > 0;
        const life = await consumeInProcess(queue, crashLimit, 10, isDone);
        handled.push(...life.handled);
        if (life.died) deaths += 1;
        assert.ok(deaths <= crashLimit + 1);
      }
      assert.equal(deaths, crashLimit + 1);
      const [letter, ...others] = await dead();
      assert.deepEqual([letter?.id, letter?.attempt, others], ["poison", deaths, []]);
      assert.match(letter?.headers["x-error"] ?? "", /delivery limit: not acknowledged in 4 deliveries/);
      assert.equal(await broker.retryDeadLetters(queue), 1);
      const got: Delivery[] = [];
      await broker.consume(queue, { batch: 20, handle: async (all) => void got.push(...all) });
      await eventually(() => {
        const ids = new Set([...handled, ...got.map(({ id }) => id)]);
        assert.deepEqual([...ids].toSorted(), [...numbered(9).map(({ id }) => id), "poison"].toSorted());
      }, patience);
      const again = got.find(({ id }) => id === "poison");
      assert.deepEqual([again?.attempt, again?.headers["x-error"]], [1, undefined]);
    }));

  it("loses nothing when the connection is cut while messages are published and consumed, and mends itself", () =>
    withWire((wire, address) =>
      withPlace(async ({ name, open }) => {
        const queue = name("cut");
        const logger = createRecordingLogger();
        const broker = open({ url: address, logger });
        await broker.declare([{ name: queue }]);
        const got = new Set<string>();
        await broker.consume(queue, { batch: 20, handle: async (all) => all.forEach(({ id }) => void got.add(id)) });
        const confirmed: string[] = [];
        const [lost, back] = ["RabbitMQ is away: messages wait until it is back", "RabbitMQ is back"];
        const hasSpoken = (lines: readonly string[]) =>
          eventually(() => {
            const spoken = logger.lines.filter((line) => line.startsWith("RabbitMQ is"));
            assert.deepEqual(spoken, lines);
          }, patience);
        for (const message of numbered(200)) {
          const { n } = message.body;
          // Who publishes may be back before who consumes.
          if (n === 120) await hasSpoken([lost, back]);
          if (n === 50 || n === 120) wire.set("closed");
          if (n === 52 || n === 122) wire.set("open");
          await broker.publish(queue, [message]).then(
            () => void confirmed.push(message.id),
            (error) => assert.equal((error as AppError).slug, "service_unavailable"),
          );
        }
        assert.ok(confirmed.length >= 150);
        await eventually(() => assert.ok(confirmed.every((id) => got.has(id))), patience);
        await hasSpoken([lost, back, lost, back]);
      }),
    ));

  it("gives a batch that was cut off to the handler again, each message alone", () =>
    withWire((wire, address) =>
      withPlace(async ({ name, open }) => {
        const queue = name("held");
        const broker = open({ url: address });
        await broker.declare([{ name: queue }]);
        await broker.publish(queue, numbered(30));
        const gate = Promise.withResolvers<void>();
        const calls: Delivery[][] = [];
        let held: readonly Delivery[] = [];
        await broker.consume(queue, {
          batch: 10,
          handle: async (all) => {
            calls.push(all);
            if (held.length > 0 || all.length === 1) return;
            held = all;
            await gate.promise;
          },
        });
        await eventually(() => assert.ok(held.length > 1), patience).finally(() => {
          wire.set("closed");
          wire.set("open");
          gate.resolve();
        });
        await eventually(() => {
          const theirs = calls.filter(
            (call) => call !== held && call.some(({ id }) => held.some((one) => one.id === id)),
          );
          assert.deepEqual(
            theirs.map((call) => call.map(({ id, attempt }) => `${id}#${attempt}`).join()),
            held.map(({ id }) => `${id}#2`),
          );
        }, patience);
        await eventually(async () => assert.equal(await readyIn(queue), 0), patience);
      }),
    ));

  it("answers in time while the server hangs, and goes on by itself", () =>
    withWire((wire, address) =>
      withPlace(async ({ name, open }) => {
        const queue = name("hang");
        const broker = open({ url: address, confirmTimeoutMs: 300 });
        await broker.declare([{ name: queue }]);
        const got = new Set<string>();
        await broker.consume(queue, { handle: async ([first]) => void got.add(first?.id ?? "") });
        await broker.publish(queue, numbered(1));
        await eventually(() => assert.ok(got.has("m0")), patience);
        wire.set("hanging");
        const unavailable = { slug: "service_unavailable" };
        await assert.rejects(broker.publish(queue, numbered(1, 1)), (error) => {
          assert.ok(error instanceof AppError && error.cause instanceof Error);
          return error.slug === "service_unavailable" && /did not confirm/.test(error.cause.message);
        });
        await assert.rejects(broker.depths(), unavailable);
        await assert.rejects(broker.deadLetters(queue, 1), unavailable);
        wire.set("open");
        await eventually(() => broker.publish(queue, numbered(1, 2)), patience);
        await eventually(() => assert.ok(got.has("m2")), patience);
        // One that was not confirmed in time may come twice.
        const readyNow = async () => (await broker.depths()).find((depth) => depth.queue === queue)?.ready;
        await eventually(async () => assert.equal(await readyNow(), 0), patience);
      }),
    ));

  it("lets itself be closed while the server hangs", () =>
    withWire((wire, address) =>
      withPlace(async ({ name, open }) => {
        const queue = name("hang");
        const broker = open({ url: address });
        await broker.declare([{ name: queue }]);
        await broker.publish(queue, numbered(1));
        const got: string[] = [];
        await broker.consume(queue, { handle: async ([first]) => void got.push(first?.id ?? "") });
        await eventually(() => assert.equal(got.length, 1), patience);
        wire.set("hanging");
        await broker.close();
      }),
    ));

  it("consumes from a queue that was deleted and made again", () =>
    withPlace(async ({ name, open }) => {
      const queue = name("deleted");
      const broker = open();
      await broker.declare([{ name: queue }]);
      const got = new Set<string>();
      await broker.consume(queue, { handle: async ([first]) => void got.add(first?.id ?? "") });
      await broker.publish(queue, numbered(1));
      await eventually(() => assert.ok(got.has("m0")), patience);
      await removeQueues([queue]);
      await eventually(() => broker.publish(queue, numbered(1, 1)), patience);
      await eventually(() => assert.ok(got.has("m1")), patience);
    }));

  it("publishes while others begin to consume from a queue that is just being made", () =>
    withPlace(async ({ name, open }) => {
      const brokers = [open(), open(), open()];
      for (let round = 1; round <= 10; round += 1) {
        const queue = name(`new.${round}`);
        const got = new Set<string>();
        await Promise.all(
          brokers.map(async (broker, n) => {
            await broker.declare([{ name: queue }]);
            await broker.consume(queue, { handle: async ([first]) => void got.add(first?.id ?? "") });
            // The server may close the connection of a consumer that comes before the queue is ready.
            await broker.publish(queue, numbered(5, 5 * n));
          }),
        );
        await eventually(() => assert.equal(got.size, 15), patience);
      }
    }));
});
