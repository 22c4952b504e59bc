import assert from "node:assert/strict";
import { it } from "node:test";
import { eventually } from "../eventually.ts";
import { collect, DELAY, DELAY_MS, depthOf, LONG, numbered, openScene, type QueueStage, WORK } from "./queue-stage.ts";

/** Delay queues. */
export function queueDelayTests(stage: () => QueueStage): void {
  it("holds messages of a delay queue back until their time is over, then delivers them in the queue it leads to", async () => {
    const { broker } = await openScene(stage());
    const got = await collect(broker, WORK);
    await broker.publish(LONG, numbered(2, 7));
    await broker.publish(DELAY, numbered(2));
    await eventually(async () => assert.equal((await depthOf(broker, LONG)).delayed, 2));
    // On a clock to move what is short waits as well.
    if (!stage().remote) {
      await stage().pass(DELAY_MS - 1);
      await broker.publish(WORK, numbered(1, 9));
      await eventually(() => assert.deepEqual(got.ids(), ["m9"]));
      assert.equal((await depthOf(broker, DELAY)).delayed, 2);
      got.calls.length = 0;
    }
    await stage().pass(DELAY_MS);
    await eventually(() => assert.deepEqual(got.ids(), ["m1", "m2"]));
    await eventually(async () => assert.equal((await depthOf(broker, DELAY)).delayed, 0));
    assert.equal((await depthOf(broker, LONG)).delayed, 2);
  });

  it("keeps the delay over a restart", async () => {
    const first = await openScene(stage());
    await first.broker.publish(DELAY, numbered(1));
    await first.broker.publish(LONG, numbered(1, 7));
    await first.broker.close();
    const second = await openScene(stage());
    await eventually(async () => assert.equal((await depthOf(second.broker, LONG)).delayed, 1));
    await second.broker.close();
    await stage().pass(DELAY_MS);
    const { broker } = await openScene(stage());
    const got = await collect(broker, WORK);
    await eventually(() => assert.deepEqual(got.ids(), ["m1"]));
    assert.deepEqual(got.calls[0]?.[0]?.body, { n: 1 });
  });
}
