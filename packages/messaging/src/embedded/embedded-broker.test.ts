import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { afterEach, beforeEach, describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { silentLogger } from "@mall/kernel";
import { openDatabase } from "@mall/storage";
import {
  createManualClock,
  createRecordingTracing,
  eventually,
  queueContract,
  temporaryDirectory,
} from "@mall/testkit";
import type { Tracing } from "@mall/tracing";
import type { Broker, Delivery } from "../broker.ts";
import { createQueueRegistry } from "../queue-registry.ts";
import { createEmbeddedBroker } from "./embedded-broker.ts";
import { LEASE_MS } from "./lease.ts";
import { openStore } from "./open-store.ts";

/** Brokers on one file and one clock. */
function makeStage(start?: number) {
  const directory = temporaryDirectory();
  const file = directory.file("broker.sqlite");
  const clock = createManualClock(start);
  const brokers: Broker[] = [];
  return {
    file,
    clock,
    open: async (tracing: Tracing = createRecordingTracing()) => {
      const broker = createEmbeddedBroker({ file, clock, logger: silentLogger, tracing, pollMs: 2 });
      brokers.push(broker);
      return broker;
    },
    pass: async (ms: number) => clock.advance(ms),
    close: async () => {
      await Promise.all(brokers.map((broker) => broker.close()));
      directory.remove();
    },
  };
}

queueContract("embedded", async () => makeStage());

const HOLDER = fileURLToPath(new URL("./lease-holder.fixture.ts", import.meta.url));

/** Starts a process that takes a message of the queue and never lets go; resolves when it has it. */
async function startHolder(file: string, queue: string) {
  const child = spawn(process.execPath, [HOLDER, file, queue], { stdio: ["ignore", "pipe", "inherit"] });
  const died = once(child, "exit").then(() => assert.fail("the holder ended before it held a message"));
  await Promise.race([once(child.stdout, "data"), died]);
  died.catch(() => {});
  return child;
}

describe("embedded broker", () => {
  let stage = makeStage();
  let broker: Broker;
  beforeEach(async () => {
    // The holder is another process and has the machine's clock: ours stands still at the same time.
    stage = makeStage(Date.now());
    broker = await stage.open();
    await broker.declare([
      { name: "work", maxDeliveries: 2 },
      { name: "once", maxDeliveries: 1 },
    ]);
  });
  afterEach(() => stage.close());

  const collect = async (queue: string, batch = 1, refused: string[] = []) => {
    const seen: Delivery[] = [];
    await broker.consume(queue, {
      batch,
      handle: async (deliveries) => {
        seen.push(...deliveries);
        if (deliveries.some(({ id }) => refused.includes(id))) throw new Error("refused");
      },
    });
    return () => seen.map(({ id, attempt }) => `${id}#${attempt}`);
  };

  it("delivers what a killed process held, when its lease is over", async () => {
    await broker.publish("work", [{ id: "m1", body: 1 }]);
    const holder = await startHolder(stage.file, "work");
    const seen = await collect("work");
    const exited = once(holder, "exit");
    holder.kill("SIGKILL");
    await exited;
    // What is published later comes first: the other is still lent.
    await broker.publish("work", [{ id: "m2", body: 2 }]);
    await eventually(() => assert.deepEqual(seen(), ["m2#1"]));
    await stage.pass(LEASE_MS + 60_000);
    await eventually(() => assert.deepEqual(seen(), ["m2#1", "m1#2"]));
  });

  it("buries a message whose consumers keep dying", async () => {
    await broker.publish("work", [{ id: "m1", body: 1 }]);
    const database = openDatabase({ file: stage.file });
    const store = openStore(database, createQueueRegistry(), stage.clock);
    for (const attempt of [1, 2]) {
      assert.equal(store.claim("work", 10)?.deliveries[0]?.attempt, attempt);
      assert.equal(store.claim("work", 10), undefined);
      await stage.pass(LEASE_MS);
    }
    database.close();
    const seen = await collect("work");
    await eventually(async () => {
      const [dead] = await broker.deadLetters("work", 10);
      assert.match(dead?.headers["x-error"] ?? "", /not acknowledged in 2 deliveries/);
    });
    assert.deepEqual(seen(), []);
  });

  it("gives the neighbours of a poison message a delivery of their own, even where one failure is enough", async () => {
    await broker.publish(
      "once",
      [1, 2, 3].map((n) => ({ id: `m${n}`, body: n })),
    );
    const seen = await collect("once", 3, ["m2"]);
    await eventually(async () => {
      await stage.pass(50);
      assert.deepEqual(seen(), ["m1#1", "m2#1", "m3#1", "m1#2", "m2#2", "m3#2"]);
    });
    assert.deepEqual(
      (await broker.deadLetters("once", 10)).map(({ id }) => id),
      ["m2"],
    );
  });

  it("does not let a consumer settle what was lent to another meanwhile", async () => {
    await broker.publish("work", [{ id: "m1", body: 1 }]);
    const database = openDatabase({ file: stage.file });
    const store = openStore(database, createQueueRegistry(), stage.clock);
    const late = store.claim("work", 1);
    await stage.pass(LEASE_MS);
    const present = store.claim("work", 1);
    assert.ok(late && present);
    assert.equal(store.messages.acknowledge(late), 0);
    store.messages.release(late, 0);
    assert.equal(store.claim("work", 1), undefined);
    assert.equal(store.messages.acknowledge(present), 1);
    database.close();
  });

  it("keeps a lease that is renewed", async () => {
    await broker.publish("work", [{ id: "m1", body: 1 }]);
    const database = openDatabase({ file: stage.file });
    const store = openStore(database, createQueueRegistry(), stage.clock);
    const claim = store.claim("work", 1);
    assert.ok(claim);
    await stage.pass(LEASE_MS - 1);
    store.messages.renew(claim);
    await stage.pass(LEASE_MS - 1);
    assert.equal(store.claim("work", 1), undefined);
    await stage.pass(1);
    assert.equal(store.claim("work", 1)?.deliveries[0]?.attempt, 2);
    database.close();
  });

  it("closes twice and refuses to publish afterwards", async () => {
    await broker.close();
    await broker.close();
    await assert.rejects(broker.publish("work", [{ id: "m1", body: 1 }]), /closed/);
  });
});

it("a view carries another service's name in its spans and shares everything else", async () => {
  const directory = temporaryDirectory();
  const own = createRecordingTracing("order-service");
  const other = createRecordingTracing("product-service");
  const broker = createEmbeddedBroker({
    ...{ file: directory.file("broker.sqlite"), clock: createManualClock(), logger: silentLogger, tracing: own },
  });
  const view = broker.viewFor(other);
  await broker.declare([{ name: "q" }]);
  const received: string[] = [];
  await broker.consume("q", { handle: async ([delivery]) => void received.push(String(delivery?.id)) });
  await view.publish("q", [{ id: "1", body: {} }]);
  await eventually(async () => assert.deepEqual(received, ["1"]));
  await view.close();
  await broker.publish("q", [{ id: "2", body: {} }]);
  await eventually(async () => assert.deepEqual(received, ["1", "2"]));
  assert.deepEqual(
    other.spans.map((span) => span.name),
    ["publish q"],
  );
  await broker.close();
  directory.remove();
});
