import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, it } from "node:test";
import { silentLogger } from "@mall/kernel";
import { createManualClock, createRecordingTracing, eventually, temporaryDirectory } from "@mall/testkit";
import type { Delivery } from "../broker.ts";
import { createEmbeddedBroker, type EmbeddedBroker } from "./embedded-broker.ts";

const away = { slug: "service_unavailable" };

describe("a broker that is stopped", () => {
  let directory = temporaryDirectory();
  let clock = createManualClock();
  let broker: EmbeddedBroker;
  let seen: Delivery[] = [];

  beforeEach(async () => {
    directory = temporaryDirectory();
    clock = createManualClock();
    seen = [];
    const file = directory.file("broker.sqlite");
    const tracing = createRecordingTracing();
    broker = createEmbeddedBroker({ file, clock, logger: silentLogger, tracing, pollMs: 2 });
    await broker.declare([{ name: "work", maxDeliveries: 1 }]);
  });
  afterEach(async () => {
    await broker.close();
    directory.remove();
  });

  const publish = async (id: string) => await broker.publish("work", [{ id, body: 1 }]);
  const ids = () => seen.map(({ id, attempt }) => `${id}#${attempt}`);
  const collect = async () => {
    await broker.consume("work", { handle: async (deliveries) => void seen.push(...deliveries) });
  };

  it("refuses everything as a server that is away, through every view", async () => {
    const view = broker.viewFor(createRecordingTracing("other"));
    broker.pause();
    for (const one of [broker, view]) {
      await assert.rejects(one.publish("work", [{ id: "m1", body: 1 }]), away);
      await assert.rejects(one.depths(), away);
      await assert.rejects(one.deadLetters("work", 1), away);
      await assert.rejects(one.retryDeadLetters("work"), away);
    }
    broker.resume();
    await view.publish("work", [{ id: "m1", body: 1 }]);
    assert.equal((await broker.depths())[0]?.ready, 1);
  });

  it("delivers nothing until it is started, then all, also to who began to consume meanwhile", async () => {
    await publish("m1");
    broker.pause();
    await collect();
    broker.resume();
    await publish("m2");
    await eventually(() => assert.deepEqual(ids(), ["m1#1", "m2#1"]));
    broker.pause();
    broker.pause();
    broker.resume();
    await publish("m3");
    await eventually(() => assert.deepEqual(ids(), ["m1#1", "m2#1", "m3#1"]));
  });

  it("takes back what is being handled: it is delivered again, and that does not count", async () => {
    const { promise: goOn, resolve: letGo } = Promise.withResolvers<void>();
    await broker.consume("work", {
      handle: async (deliveries) => {
        seen.push(...deliveries);
        if (seen.length === 1) await goOn;
      },
    });
    await publish("m1");
    await eventually(() => assert.deepEqual(ids(), ["m1#1"]));
    broker.pause();
    letGo();
    broker.resume();
    await eventually(() => assert.deepEqual(ids(), ["m1#1", "m1#1"]));
    await eventually(async () => {
      const [work, dead] = await broker.depths();
      assert.deepEqual([work?.ready, work?.unacked, dead?.ready], [0, 0, 0]);
    });
  });

  it("closes while it is stopped", async () => {
    await collect();
    broker.pause();
    await broker.close();
    broker.pause();
    broker.resume();
  });

  it("says since when the oldest message could have been delivered", async () => {
    const oldest = async () => (await broker.depths())[0]?.oldestMs;
    assert.equal(await oldest(), undefined);
    await publish("m1");
    clock.advance(700);
    await publish("m2");
    clock.advance(50);
    assert.equal(await oldest(), 750);
  });
});
