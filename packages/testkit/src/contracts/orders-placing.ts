import assert from "node:assert/strict";
import { test } from "node:test";
import { ANY, COMMANDS, DELAYS, MADE_AT, type OrdersStage, stored, unpaidOrder, waiting } from "./orders-stage.ts";

/** How an order comes in. */
export function placingTests(current: () => OrdersStage): void {
  test("an order comes back as it was placed, with the message that will close it", async () => {
    const { orders } = current();
    const order = await stored(current(), unpaidOrder("A1"));
    assert.deepEqual(await orders.findMany(["A1", "nobody's"]), [order]);
    assert.deepEqual(await current().outbox(), [{ queue: DELAYS, id: "A1", body: { order_no: "A1" } }]);
  });

  test("an order without its placing is not stored", async () => {
    const { orders } = current();
    assert.deepEqual(await orders.place(unpaidOrder("A1"), ANY), { kind: "swept" });
    assert.deepEqual(await orders.findMany(["A1"]), []);
    assert.deepEqual(await current().outbox(), []);
  });

  test("a number is taken by a placing, and by the order that follows it", async () => {
    const { placings } = current();
    assert.equal(await placings.begin("A1", MADE_AT), true);
    assert.equal(await placings.begin("A1", MADE_AT), false);
    await current().orders.place(unpaidOrder("A1"), ANY);
    assert.equal(await placings.begin("A1", MADE_AT), false);
    assert.deepEqual(await placings.stale(MADE_AT + 1, 10), [], "the refused placing left a row");
  });

  test("a placing is abandoned once, and gives stock back only where some may be held", async () => {
    const { placings } = current();
    await placings.begin("held", MADE_AT);
    await placings.begin("refused", MADE_AT);
    assert.equal(await placings.abandon("refused", "not_held"), true);
    assert.equal(await placings.abandon("held", "may_be_held"), true);
    assert.equal(await placings.abandon("held", "may_be_held"), false);
    const body = { command: "release", order_no: "held", kind: "normal" };
    assert.deepEqual(await current().outbox(), [{ queue: COMMANDS, id: "release:held", body }]);
  });

  test("stale placings are those before a time, oldest first", async () => {
    const { placings } = current();
    for (const [age, orderNo] of ["young", "middle", "old"].entries()) await placings.begin(orderNo, MADE_AT - age);
    assert.deepEqual(await placings.stale(MADE_AT, 10), ["old", "middle"]);
    assert.deepEqual(await placings.stale(MADE_AT, 1), ["old"]);
  });

  test("of a placing that is placed and swept at once, one wins: an order or a release", async () => {
    const { orders, placings } = current();
    for (let round = 0; round < 20; round += 1) {
      const order = unpaidOrder(`R${round}`);
      await placings.begin(order.orderNo, MADE_AT);
      const place = async () => (await orders.place(order, ANY)).kind === "placed";
      const race = [place, () => placings.abandon(order.orderNo, "may_be_held")];
      if (round % 2) race.reverse();
      const won = await Promise.all(race.map((run) => run()));
      assert.equal(won.filter(Boolean).length, 1);
      const released = (await waiting(current(), COMMANDS)).includes(`release:${order.orderNo}`);
      assert.equal((await orders.findMany([order.orderNo])).length === 1, !released);
    }
  });
}
