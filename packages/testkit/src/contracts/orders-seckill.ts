import assert from "node:assert/strict";
import { test } from "node:test";
import {
  batchOf,
  COMMANDS,
  cancelling,
  type OrdersStage,
  stored,
  unpaidOf,
  unpaidOrder,
  waiting,
  waitingToClose,
} from "./orders-stage.ts";

/** How the orders of a sale come in. */
export function seckillTests(current: () => OrdersStage): void {
  const won = (orderNo: string, userId = 7) => unpaidOrder(orderNo, { kind: "seckill", userId });

  test("twenty racing deliveries of a batch make each order once", async () => {
    const { orders } = current();
    const batch = [won("SK-1"), won("SK-2"), won("SK-2")];
    const made = await Promise.all(Array.from({ length: 20 }, () => orders.addSeckill(batchOf(batch))));
    assert.equal(
      made.reduce((total, each) => total + each.made, 0),
      2,
    );
    const found = await orders.findMany(["SK-1", "SK-2"]);
    assert.deepEqual(
      found.toSorted((a, b) => a.orderNo.localeCompare(b.orderNo)),
      [won("SK-1"), won("SK-2")],
    );
    // Told twice is allowed, as closing happens once; not told is not.
    assert.deepEqual([...new Set(await waitingToClose(current()))], ["SK-1", "SK-2"]);
  });

  test("an order that has ended stays as it is when its claim is told again", async () => {
    const { orders } = current();
    const order = won("SK-1");
    await orders.addSeckill(batchOf([order]));
    await orders.apply([cancelling(order, "timeout")]);
    assert.deepEqual(await orders.addSeckill(batchOf([order])), { made: 0, tooMany: [] });
    assert.equal((await orders.findMany(["SK-1"]))[0]?.status, "cancelled");
  });

  test("a refused claim gives its unit back, unless it has an order", async () => {
    await current().orders.addSeckill(batchOf([won("SK-1")]));
    const refused = ["SK-1", "SK-2", "SK-3"];
    assert.equal((await current().orders.addSeckill(batchOf([won("SK-3")], 0, refused))).made, 1);
    const commands = (await current().outbox()).filter(({ queue }) => queue === COMMANDS);
    const body = { command: "release", order_no: "SK-2", kind: "seckill" };
    assert.deepEqual(commands, [{ queue: COMMANDS, id: "release:SK-2", body }]);
  });

  test("a refused claim stays refused when it is told again, and its command is sent again, as it may have been lost", async () => {
    const { orders } = current();
    await orders.addSeckill(batchOf([], 0, ["SK-1"]));
    await orders.addSeckill(batchOf([won("SK-1")], 0, ["SK-1"]));
    assert.deepEqual(await orders.findMany(["SK-1"]), []);
    assert.deepEqual(await waiting(current(), COMMANDS), ["release:SK-1", "release:SK-1"]);
    assert.equal(await unpaidOf(current()), 0);
  });

  test("of a buyer's places only so many become orders as fit, and the others go back", async () => {
    const { orders } = current();
    await stored(current(), unpaidOrder("A1"));
    const batch = [won("SK-1"), won("SK-2"), won("SK-3"), won("SK-8", 8)];
    const outcome = await orders.addSeckill(batchOf(batch, 2));
    assert.deepEqual(outcome, { made: 2, tooMany: ["SK-2", "SK-3"] });
    assert.deepEqual(await waiting(current(), COMMANDS), ["release:SK-2", "release:SK-3"]);
    assert.deepEqual([await unpaidOf(current()), await unpaidOf(current(), 8)], [2, 1]);
    // Told again when there is room: their units are somebody else's by now.
    await orders.apply([cancelling(won("SK-1"), "buyer")]);
    assert.deepEqual(await orders.addSeckill(batchOf(batch, 2)), { made: 0, tooMany: [] });
    assert.equal(await unpaidOf(current()), 1);
  });

  test("batches that race over the same buyers leave each with as many orders as are allowed", async () => {
    const { orders } = current();
    const users = Array.from({ length: 12 }, (_, index) => index + 1);
    const batches = Array.from({ length: 20 }, (_, round) => {
      const claims = users.map((userId) => won(`SK-${userId}-${round}`, userId));
      return round % 2 ? claims : claims.reverse();
    });
    const outcomes = await Promise.all(batches.map((batch) => orders.addSeckill(batchOf(batch, 3))));
    const total = (of: (outcome: (typeof outcomes)[number]) => number) =>
      outcomes.reduce((sum, each) => sum + of(each), 0);
    assert.equal(
      total(({ made }) => made),
      36,
    );
    assert.equal(
      total(({ tooMany }) => tooMany.length),
      240 - 36,
    );
    const holds = await orders.holdsOf(users);
    assert.deepEqual(new Set([...holds.values()].map(({ unpaid }) => unpaid)), new Set([3]));
    assert.equal((await waiting(current(), COMMANDS)).length, 240 - 36);
  });
}
