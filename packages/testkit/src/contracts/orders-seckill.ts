import assert from "node:assert/strict";
import { test } from "node:test";
import { COMMANDS, cancelling, DELAYS, type OrdersStage, unpaidOrder, waiting } from "./orders-stage.ts";

/** How the orders of a sale come in. */
export function seckillTests(current: () => OrdersStage): void {
  const won = (orderNo: string) => unpaidOrder(orderNo, { kind: "seckill" });

  test("twenty racing deliveries of a batch make each order once", async () => {
    const { orders } = current();
    const batch = [won("SK-1"), won("SK-2"), won("SK-2")];
    const made = await Promise.all(Array.from({ length: 20 }, () => orders.addSeckill(batch, [])));
    assert.equal(
      made.reduce((total, each) => total + each),
      2,
    );
    const found = await orders.findMany(["SK-1", "SK-2"]);
    assert.deepEqual(
      found.toSorted((a, b) => a.orderNo.localeCompare(b.orderNo)),
      [won("SK-1"), won("SK-2")],
    );
    // A second delay message is allowed, as its id is the same; a missing one is not.
    assert.deepEqual([...new Set(await waiting(current(), DELAYS))], ["SK-1", "SK-2"]);
  });

  test("an order that has ended stays as it is when its claim is told again", async () => {
    const { orders } = current();
    const order = won("SK-1");
    await orders.addSeckill([order], []);
    await orders.apply([cancelling(order, "timeout")]);
    assert.equal(await orders.addSeckill([order], []), 0);
    assert.equal((await orders.findMany(["SK-1"]))[0]?.status, "cancelled");
  });

  test("a refused claim gives its unit back, unless it has an order", async () => {
    await current().orders.addSeckill([won("SK-1")], []);
    assert.equal(await current().orders.addSeckill([won("SK-3")], ["SK-1", "SK-2", "SK-3"]), 1);
    const commands = (await current().outbox()).filter(({ queue }) => queue === COMMANDS);
    const body = { command: "release", order_no: "SK-2", kind: "seckill" };
    assert.deepEqual(commands, [{ queue: COMMANDS, id: "release:SK-2", body }]);
  });
}
