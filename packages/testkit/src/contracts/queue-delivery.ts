import assert from "node:assert/strict";
import { it } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { eventually } from "../eventually.ts";
import { collect, DELAY, depthOf, numbered, openScene, type QueueStage, WORK } from "./queue-stage.ts";

const NO_MESSAGES = { queue: WORK, ready: 0, delayed: 0, unacked: 0 };

/** Publishing, order, sharing, acknowledgement. */
export function queueDeliveryTests(stage: () => QueueStage): void {
  it("delivers bodies and headers as they were published", async () => {
    const { broker } = await openScene(stage());
    const message = { id: "1", body: { 名称: "黄瓜", list: [1, null] }, headers: { "x-kind": "test" } };
    await broker.publish(WORK, [message]);
    const got = await collect(broker, WORK);
    await eventually(() => assert.equal(got.calls.length, 1));
    const [delivery] = got.calls.flat();
    assert.deepEqual(delivery?.body, message.body);
    assert.equal(delivery?.headers["x-kind"], "test");
    assert.equal(delivery?.attempt, 1);
  });

  it("keeps messages over a restart", async () => {
    const first = await openScene(stage());
    await first.broker.publish(WORK, numbered(3));
    await first.broker.close();
    const { broker } = await openScene(stage());
    const got = await collect(broker, WORK);
    await eventually(() => assert.deepEqual(got.ids(), ["m1", "m2", "m3"]));
  });

  it("delivers in the order of publishing", async () => {
    const { broker } = await openScene(stage());
    const got = await collect(broker, WORK);
    for (let from = 1; from <= 41; from += 10) await broker.publish(WORK, numbered(10, from));
    const expected = numbered(50).map(({ id }) => id);
    await eventually(() => assert.deepEqual(got.ids(), expected));
  });

  it("delivers up to a batch at once", async () => {
    const { broker } = await openScene(stage());
    await broker.publish(WORK, numbered(10));
    const got = await collect(broker, WORK, { batch: 4 });
    await eventually(() => assert.equal(got.ids().length, 10));
    assert.deepEqual(
      got.ids(),
      numbered(10).map(({ id }) => id),
    );
    assert.ok(got.calls.every((call) => call.length <= 4));
    assert.ok(got.calls.some((call) => call.length > 1));
    if (!stage().remote) assert.equal(got.calls[0]?.length, 4);
  });

  it("acknowledges only when the handler has resolved", async () => {
    const { broker } = await openScene(stage());
    const gate = Promise.withResolvers<void>();
    const got = await collect(broker, WORK, { handle: () => gate.promise });
    await broker.publish(WORK, numbered(2));
    await eventually(() => assert.equal(got.calls.length, 1));
    await eventually(async () => {
      assert.deepEqual(await depthOf(broker, WORK), { queue: WORK, ready: 1, delayed: 0, unacked: 1 });
    });
    gate.resolve();
    await eventually(async () => assert.deepEqual(await depthOf(broker, WORK), NO_MESSAGES));
    assert.deepEqual(got.ids(), ["m1", "m2"]);
  });

  it("shares the messages among processes and lends each to one at a time", async () => {
    const one = await openScene(stage());
    const two = await openScene(stage());
    const holders = new Set<string>();
    // Both wait until the other holds a message too: that can only be when the work is shared.
    const consumeAs = (holder: string) => ({
      handle: async () => {
        holders.add(holder);
        await eventually(() => assert.equal(holders.size, 2));
        await sleep(1);
      },
    });
    const gotOne = await collect(one.broker, WORK, consumeAs("one"));
    const gotTwo = await collect(two.broker, WORK, consumeAs("two"));
    await one.broker.publish(WORK, numbered(40));
    await eventually(() => assert.ok(gotOne.calls.length + gotTwo.calls.length >= 40));
    await eventually(async () => assert.deepEqual(await depthOf(one.broker, WORK), NO_MESSAGES));
    assert.deepEqual(
      [...gotOne.ids(), ...gotTwo.ids()].toSorted(),
      numbered(40)
        .map(({ id }) => id)
        .toSorted(),
    );
  });

  it("takes a message with an id that is in the queue already only once, or at least delivers both", async () => {
    const { broker } = await openScene(stage());
    if (stage().deduplicates === false) {
      await broker.publish(WORK, [...numbered(1), ...numbered(1)]);
      const both = await collect(broker, WORK);
      return await eventually(() => assert.deepEqual(both.ids(), ["m1", "m1"]));
    }
    await broker.publish(WORK, [...numbered(2), { id: "m1", body: "again" }]);
    await broker.publish(WORK, numbered(3));
    const got = await collect(broker, WORK);
    await eventually(async () => assert.deepEqual(await depthOf(broker, WORK), NO_MESSAGES));
    assert.deepEqual(got.ids(), ["m1", "m2", "m3"]);
    assert.deepEqual(got.calls[0]?.[0]?.body, { n: 1 });
  });

  it("waits for the batch under way when a consumer stops, and delivers no more", async () => {
    const { broker } = await openScene(stage());
    const gate = Promise.withResolvers<void>();
    const got = await collect(broker, WORK, { handle: () => gate.promise });
    await broker.publish(WORK, numbered(2));
    await eventually(() => assert.equal(got.calls.length, 1));
    const stopped = got.stop();
    gate.resolve();
    await stopped;
    // A real server counts a little late.
    await eventually(async () => assert.deepEqual(await depthOf(broker, WORK), { ...NO_MESSAGES, ready: 1 }));
    assert.deepEqual(got.ids(), ["m1"]);
  });

  it("refuses queues nobody declared, and consumers of a delay queue", async () => {
    const { broker } = await openScene(stage());
    await assert.rejects(broker.publish("nowhere", numbered(1)), /unknown queue "nowhere"/i);
    await assert.rejects(broker.consume("nowhere", { handle: async () => {} }), /unknown queue "nowhere"/i);
    await assert.rejects(broker.consume(DELAY, { handle: async () => {} }), /delay queue/i);
  });
}
