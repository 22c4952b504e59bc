import assert from "node:assert/strict";
import { it } from "node:test";
import { eventually } from "../eventually.ts";
import { collect, DELAY, DELAY_MS, depthOf, numbered, openScene, type QueueStage, WORK } from "./queue-stage.ts";

/** Delay queues. */
export function queueDelayTests(stage: () => QueueStage): void {
  it("holds messages of a delay queue back, then delivers them in the queue it leads to", async () => {
    const { broker } = await openScene(stage());
    const got = await collect(broker, WORK);
    await broker.publish(DELAY, numbered(2));
    await broker.publish(WORK, numbered(1, 9));
    await eventually(() => assert.equal(got.calls.length, 1));
    assert.deepEqual(got.ids(), ["m9"]);
    await eventually(async () => assert.equal((await depthOf(broker, DELAY)).delayed, 2));
    await stage().pass(DELAY_MS);
    await eventually(() => assert.deepEqual(got.ids(), ["m9", "m1", "m2"]));
    await eventually(async () => assert.equal((await depthOf(broker, DELAY)).delayed, 0));
  });

  it("keeps the delay over a restart", async () => {
    const first = await openScene(stage());
    await first.broker.publish(DELAY, numbered(1));
    await first.broker.close();
    const second = await openScene(stage());
    await eventually(async () => assert.equal((await depthOf(second.broker, DELAY)).delayed, 1));
    await second.broker.close();
    await stage().pass(DELAY_MS);
    const { broker } = await openScene(stage());
    const got = await collect(broker, WORK);
    await eventually(() => assert.deepEqual(got.ids(), ["m1"]));
    assert.deepEqual(got.calls[0]?.[0]?.body, { n: 1 });
  });
}
