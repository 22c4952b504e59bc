import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, test } from "node:test";
import { cancelling, MADE_AT, type OrdersStage, paying, stored, unpaidOrder } from "./orders-stage.ts";

export type { OrderEnding, OrdersPort, OrdersStage, PlacingsPort } from "./orders-stage.ts";

/**
 * What every store of orders must do, whatever it is made of. Registers the tests with node:test.
 * @param makeStage makes an empty store for each test.
 */
export function ordersContract(name: string, makeStage: () => Promise<OrdersStage>): void {
  describe(`orders contract: ${name}`, () => {
    let stage: OrdersStage | undefined;
    beforeEach(async () => {
      stage = await makeStage();
    });
    afterEach(async () => {
      await stage?.close();
    });
    const current = (): OrdersStage => {
      if (!stage) throw new Error("the stage is not open");
      return stage;
    };
    placingTests(current);
    endingTests(current);
    seckillTests(current);
    queryTests(current);
  });
}

type Stage = () => OrdersStage;

/** Ids of what waits for a queue, sorted. */
async function waiting(stage: OrdersStage, queue: string): Promise<string[]> {
  return (await stage.outbox())
    .filter((message) => message.queue === queue)
    .map(({ id }) => id)
    .sort();
}

const COMMANDS = "stock.command.queue";
const DELAYS = "order.delay.queue";

function placingTests(current: Stage): void {
  test("an order comes back as it was placed, with the message that will close it", async () => {
    const { orders } = current();
    const order = await stored(current(), unpaidOrder("A1"));
    assert.deepEqual(await orders.findMany(["A1", "nobody's"]), [order]);
    assert.deepEqual(await current().outbox(), [{ queue: DELAYS, id: "A1", body: { order_no: "A1" } }]);
  });

  test("an order without its placing is not stored", async () => {
    const { orders } = current();
    assert.equal(await orders.place(unpaidOrder("A1")), false);
    assert.deepEqual(await orders.findMany(["A1"]), []);
    assert.deepEqual(await current().outbox(), []);
  });

  test("a number is taken by a placing, and by the order that follows it", async () => {
    const { placings } = current();
    assert.equal(await placings.begin("A1", MADE_AT), true);
    assert.equal(await placings.begin("A1", MADE_AT), false);
    await current().orders.place(unpaidOrder("A1"));
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
      const race = [() => orders.place(order), () => placings.abandon(order.orderNo, "may_be_held")];
      if (round % 2) race.reverse();
      const won = await Promise.all(race.map((run) => run()));
      assert.equal(won.filter(Boolean).length, 1);
      const released = (await waiting(current(), COMMANDS)).includes(`release:${order.orderNo}`);
      assert.equal((await orders.findMany([order.orderNo])).length === 1, !released);
    }
  });
}

function endingTests(current: Stage): void {
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

function seckillTests(current: Stage): void {
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

function queryTests(current: Stage): void {
  test("a buyer's orders are listed newest first, page by page, and nobody else's", async () => {
    const { orders } = current();
    // Two of each millisecond: pages must not lose or repeat one of them.
    for (let n = 0; n < 7; n += 1) {
      await stored(current(), unpaidOrder(`A${n}`, { createdAt: MADE_AT + Math.floor(n / 2) }));
    }
    await stored(current(), unpaidOrder("B0", { userId: 8 }));
    const page = async (number: number) => orders.list({ userId: 7, status: undefined, page: number, pageSize: 3 });
    const pages = [await page(1), await page(2), await page(3), await page(4)];
    assert.deepEqual(
      pages.map((each) => each.orders.map((order) => order.orderNo)),
      [["A6", "A5", "A4"], ["A3", "A2", "A1"], ["A0"], []],
    );
    assert.deepEqual(new Set(pages.map((each) => each.total)), new Set([7]));
    assert.equal(pages[0]?.orders[0]?.items.length, 2);
  });

  test("a list can be narrowed to one state", async () => {
    const { orders } = current();
    const paid = paying(await stored(current(), unpaidOrder("A1")));
    await orders.apply([paid, cancelling(await stored(current(), unpaidOrder("A2")), "buyer")]);
    await stored(current(), unpaidOrder("A3"));
    const query = { userId: 7, page: 1, pageSize: 10 };
    assert.deepEqual(await orders.list({ ...query, status: "paid" }), { orders: [paid.to], total: 1 });
    assert.equal((await orders.list({ ...query, status: "shipped" })).total, 0);
  });

  test("expired are unpaid orders from the moment their time is over, longest overdue first", async () => {
    const { orders } = current();
    const due = (orderNo: string, payBefore: number) => stored(current(), unpaidOrder(orderNo, { payBefore }));
    const now = MADE_AT + 1000;
    await due("later", now + 1);
    const exact = await due("exact", now);
    const old = await due("old", now - 5);
    await orders.apply([paying(await due("paid", now - 9))]);
    assert.deepEqual(await orders.expired(now, 10), [old, exact]);
    assert.deepEqual(await orders.expired(now, 1), [old]);
  });
}
