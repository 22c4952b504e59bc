import assert from "node:assert/strict";
import { it } from "node:test";
import { fail } from "@mall/kernel";
import type { Delivery } from "@mall/messaging";
import { eventually } from "../eventually.ts";
import { collect, depthOf, FRAGILE, numbered, ONCE, openScene, type QueueStage, WORK } from "./queue-stage.ts";

/** Lets time pass in small steps until the assertions hold. */
const inTime = (stage: QueueStage, check: () => void | Promise<void>) =>
  eventually(async () => {
    await stage.pass(50);
    await check();
  });

const refuse = async () => {
  throw new Error("out of order");
};

/** Redelivery, pauses, dead letters. */
export function queueFailureTests(stage: () => QueueStage): void {
  it("delivers a failed message again and counts the attempts", async () => {
    const { broker } = await openScene(stage());
    const got = await collect(broker, WORK, {
      handle: async ([first]) => {
        if ((first?.attempt ?? 0) < 3) throw new Error("not yet");
      },
    });
    await broker.publish(WORK, numbered(1));
    await inTime(stage(), () =>
      assert.deepEqual(
        got.calls.flat().map(({ attempt }) => attempt),
        [1, 2, 3],
      ),
    );
    await eventually(async () => {
      const { ready, delayed, unacked } = await depthOf(broker, WORK);
      assert.equal(ready + delayed + unacked, 0);
    });
  });

  it("does not count as failed what meets a server that is away", async () => {
    const { broker } = await openScene(stage());
    const got = await collect(broker, ONCE, {
      handle: async ([first]) => {
        if ((first?.attempt ?? 0) < 4) throw fail("service_unavailable");
      },
    });
    await broker.publish(ONCE, numbered(1));
    await inTime(stage(), () =>
      assert.deepEqual(
        got.calls.flat().map(({ attempt }) => attempt),
        [1, 2, 3, 4],
      ),
    );
    assert.deepEqual(await broker.deadLetters(ONCE, 1), []);
  });

  it("keeps what waits for a server that is away when its consumer stops, with all its deliveries", async () => {
    const { broker } = await openScene(stage());
    const away = await collect(broker, ONCE, {
      handle: async () => {
        throw fail("service_unavailable");
      },
    });
    await broker.publish(ONCE, numbered(1));
    await inTime(stage(), () => assert.ok(away.calls.length > 0));
    await away.stop();
    const got = await collect(broker, ONCE);
    await inTime(stage(), () => assert.deepEqual(got.ids(), ["m1"]));
    assert.deepEqual(await broker.deadLetters(ONCE, 1), []);
  });

  it("pauses before it delivers a failed message again, and goes on with the others", async () => {
    const { broker } = await openScene(stage());
    const got = await collect(broker, WORK, {
      handle: async ([first]) => {
        if (first?.id === "m1" && first.attempt === 1) throw new Error("not yet");
      },
    });
    await broker.publish(WORK, numbered(3));
    await inTime(stage(), () => assert.equal(got.ids().length, 4));
    assert.deepEqual(got.ids(), ["m1", "m2", "m3", "m1"]);
  });

  it("moves a message that fails too often to the dead letters, with the reason", async () => {
    const { broker } = await openScene(stage());
    const got = await collect(broker, FRAGILE, { handle: refuse });
    await broker.publish(FRAGILE, [{ id: "m1", body: { n: 1 }, headers: { "x-kind": "test" } }]);
    await inTime(stage(), async () => {
      const [dead, ...others] = await broker.deadLetters(FRAGILE, 10);
      assert.equal(others.length, 0);
      assert.deepEqual([dead?.id, dead?.body, dead?.attempt], ["m1", { n: 1 }, 2]);
      assert.match(dead?.headers["x-error"] ?? "", /out of order/);
      assert.equal(dead?.headers["x-kind"], "test");
    });
    assert.equal(got.calls.length, 2);
    await eventually(async () => assert.equal((await depthOf(broker, `${FRAGILE}.dead`)).ready, 1));
  });

  it("sends dead letters again as new ones", async () => {
    const { broker } = await openScene(stage());
    let broken = true;
    const got = await collect(broker, FRAGILE, {
      handle: async () => {
        if (broken) await refuse();
      },
    });
    await broker.publish(FRAGILE, numbered(2));
    await inTime(stage(), async () => assert.equal((await broker.deadLetters(FRAGILE, 10)).length, 2));
    broken = false;
    got.calls.length = 0;
    assert.equal(await broker.retryDeadLetters(FRAGILE), 2);
    await eventually(() => assert.deepEqual(got.ids().toSorted(), ["m1", "m2"]));
    assert.ok(got.calls.flat().every(({ attempt, headers }) => attempt === 1 && headers["x-error"] === undefined));
    assert.deepEqual(await broker.deadLetters(FRAGILE, 10), []);
    assert.equal(await broker.retryDeadLetters(FRAGILE), 0);
  });

  it("buries the poison of a batch alone", async () => {
    const { broker } = await openScene(stage());
    const done: string[] = [];
    await broker.publish(FRAGILE, numbered(6));
    await collect(broker, FRAGILE, {
      batch: 6,
      handle: async (deliveries) => {
        if (deliveries.some(({ id }) => id === "m3")) throw new Error("poison");
        done.push(...deliveries.map(({ id }) => id));
      },
    });
    await inTime(stage(), async () => {
      assert.deepEqual(
        (await broker.deadLetters(FRAGILE, 10)).map(({ id }) => id),
        ["m3"],
      );
      assert.deepEqual(done.toSorted(), ["m1", "m2", "m4", "m5", "m6"]);
    });
  });

  it("gives the neighbours of a poison message a delivery of their own, even where one failure is enough", async () => {
    const { broker } = await openScene(stage());
    await broker.publish(ONCE, numbered(12));
    let batch: string[] = [];
    const tell = ({ id, attempt }: Delivery) => `${id}#${attempt}`;
    const got = await collect(broker, ONCE, {
      batch: 3,
      handle: async (deliveries) => {
        if (batch.length === 0 && deliveries.length > 1) batch = deliveries.map(({ id }) => id);
        if (deliveries.some(({ id }) => id === batch[1])) throw new Error("poison");
      },
    });
    await inTime(stage(), async () => {
      assert.deepEqual((await broker.deadLetters(ONCE, 20)).map(tell), [`${batch[1]}#2`]);
      const calls = got.calls.filter((call) => call.some(({ id }) => batch.includes(id)));
      assert.deepEqual(
        calls.map((call) => call.map(tell).join()).toSorted(),
        [batch.map((id) => `${id}#1`).join(), ...batch.map((id) => `${id}#2`)].toSorted(),
      );
      assert.equal(got.ids().length, 12 + batch.length);
    });
    if (!stage().remote) assert.deepEqual(batch, ["m1", "m2", "m3"]);
  });
}
