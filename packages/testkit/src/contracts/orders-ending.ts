import assert from "node:assert/strict";
import { test } from "node:test";
import { COMMANDS, cancelling, type OrdersStage, paying, stored, unpaidOrder, waiting } from "./orders-stage.ts";

/** How an unpaid order ends, once. */
export function endingTests(current: () => OrdersStage): void {
  test("paid and cancelled orders come back in their state, with one command each", async () => {
    const paid = paying(await stored(current(), unpaidOrder("A1")), "P9");
    const closed = cancelling(await stored(current(), unpaidOrder("A2")), "timeout");
    assert.deepEqual(await current().orders.apply([paid, closed]), [true, true]);
    const found = await current().orders.findMany(["A1", "A2"]);
    assert.deepEqual(
      found.toSorted((a, b) => a.orderNo.localeCompare(b.orderNo)),
      [paid.to, closed.to],
    );
    assert.deepEqual(await waiting(current(), COMMANDS), ["release:A2", "sell:A1"]);
  });

  test("an order that has ended does not end again, and its neighbours do", async () => {
    const ended = await stored(current(), unpaidOrder("A1"));
    const open = await stored(current(), unpaidOrder("A2"));
    await current().orders.apply([paying(ended)]);
    assert.deepEqual(await current().orders.apply([cancelling(ended, "timeout"), cancelling(open, "timeout")]), [
      false,
      true,
    ]);
    assert.deepEqual(await waiting(current(), COMMANDS), ["release:A2", "sell:A1"]);
  });

  test("pay, cancel and close raced: exactly one wins, and the outbox has its command alone", async () => {
    for (let round = 0; round < 50; round += 1) {
      const order = await stored(current(), unpaidOrder(`R${round}`));
      const race = [paying(order), cancelling(order, "buyer"), cancelling(order, "timeout")];
      // Each one is first in a third of the rounds.
      race.push(...race.splice(0, round % 3));
      const won = (await Promise.all(race.map((ending) => current().orders.apply([ending])))).flat();
      assert.equal(won.filter(Boolean).length, 1);
      const winner = race[won.indexOf(true)];
      assert.deepEqual(await current().orders.findMany([order.orderNo]), [winner?.to]);
      const mine = (await waiting(current(), COMMANDS)).filter((id) => id.endsWith(`:${order.orderNo}`));
      assert.deepEqual(mine, [`${winner?.command.command}:${order.orderNo}`]);
    }
  });
}
