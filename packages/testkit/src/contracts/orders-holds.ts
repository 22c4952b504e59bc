import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import {
  ANY,
  batchOf,
  COMMANDS,
  cancelling,
  closing,
  MADE_AT,
  type OrdersStage,
  paying,
  placed,
  stored,
  unpaidOf,
  unpaidOrder,
  waiting,
} from "./orders-stage.ts";

const HOUR = 3_600_000;

/** How many orders a buyer may leave unpaid. */
export function holdTests(current: () => OrdersStage): void {
  test("twenty racing orders of one buyer who may have three: three are stored, and the others' stock goes back", async () => {
    const orders = Array.from({ length: 20 }, (_, index) => unpaidOrder(`A${index}`));
    const kinds = await Promise.all(
      orders.map(async (order) => (await placed(current(), order, { maxUnpaid: 3 })).kind),
    );
    assert.equal(kinds.filter((kind) => kind === "placed").length, 3);
    assert.equal(kinds.filter((kind) => kind === "too_many").length, 17);
    assert.equal(await unpaidOf(current()), 3);
    assert.equal((await current().orders.list({ ...ALL, status: "unpaid" })).total, 3);
    assert.equal((await waiting(current(), COMMANDS)).length, 17);
    assert.deepEqual(await current().placings.stale(MADE_AT + 1, 99), [], "a refusal ends its placing");
  });

  test("an order that ends makes room for one, however often and by whomever its end is tried", async () => {
    const order = await stored(current(), unpaidOrder("A1"));
    await stored(current(), unpaidOrder("A2"));
    const endings = [paying(order), cancelling(order, "buyer"), closing(order, { at: MADE_AT, since: 0 })];
    await Promise.all(
      endings.flatMap((ending) => [current().orders.apply([ending]), current().orders.apply([ending])]),
    );
    assert.equal(await unpaidOf(current()), 1);
    assert.equal((await placed(current(), unpaidOrder("A3"), { maxUnpaid: 2 })).kind, "placed");
    assert.equal((await placed(current(), unpaidOrder("A4"), { maxUnpaid: 2 })).kind, "too_many");
  });

  test("orders are counted while no limit is set, so that one holds from the moment it is", async () => {
    for (const orderNo of ["A1", "A2"]) await stored(current(), unpaidOrder(orderNo));
    assert.equal((await placed(current(), unpaidOrder("A3"), { maxUnpaid: 2 })).kind, "too_many");
    assert.equal((await placed(current(), unpaidOrder("A4"), ANY)).kind, "placed");
  });

  test("those that ran out of time are strikes, and count on while the last one is young", async () => {
    const { orders } = current();
    const at = (orderNo: string, time: number) => ({ orderNo, strike: { at: time, since: time - HOUR } });
    const close = async (...closed: ReturnType<typeof at>[]) => {
      const made = [];
      for (const { orderNo, strike } of closed)
        made.push(closing(await stored(current(), unpaidOrder(orderNo)), strike));
      await orders.apply(made);
      return (await orders.holdsOf([7])).get(7);
    };
    const first = MADE_AT + 1;
    assert.deepEqual(await close(at("A1", first), at("A2", first)), { unpaid: 0, strikes: 2, lastStrikeAt: first });
    const young = first + HOUR - 1;
    assert.deepEqual(await close(at("A3", young)), { unpaid: 0, strikes: 3, lastStrikeAt: young });
    const old = young + HOUR;
    assert.deepEqual(await close(at("A4", old)), { unpaid: 0, strikes: 1, lastStrikeAt: old });
  });

  test("who pays or cancels gets no strike, and who never ordered is not known", async () => {
    const { orders } = current();
    await orders.apply([paying(await stored(current(), unpaidOrder("A1")))]);
    await orders.apply([cancelling(await stored(current(), unpaidOrder("A2")), "buyer")]);
    assert.deepEqual(await orders.holdsOf([7, 8]), new Map([[7, { unpaid: 0, strikes: 0, lastStrikeAt: 0 }]]));
  });

  test("after any sequence the count of each buyer is the number of orders unpaid", async () => {
    let runs = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 15 }), async (steps) => {
        runs += 1;
        const buyers = [runs * 10, runs * 10 + 1];
        for (const [index, each] of steps.entries()) await take(current(), each, buyers, `${runs}-${index}`);
        for (const userId of buyers) {
          const { total } = await current().orders.list({ ...ALL, userId, status: "unpaid" });
          assert.equal(await unpaidOf(current(), userId), total);
        }
      }),
      { numRuns: 25 },
    );
  });
}

const ALL = { userId: 7, status: undefined, page: 1, pageSize: 50 };

type Step = { kind: "place" | "seckill" | "pay" | "cancel" | "close"; buyer: 0 | 1; pick: number; maxUnpaid: number };
const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom("place", "place", "seckill", "pay", "cancel", "close"),
  buyer: fc.constantFrom(0, 1),
  pick: fc.nat(9),
  maxUnpaid: fc.constantFrom(0, 2, 3),
});

/** Ends may be tried of any order the buyers ever had, ended or not. */
async function take(stage: OrdersStage, { kind, buyer, pick, maxUnpaid }: Step, buyers: number[], name: string) {
  const { orders } = stage;
  const userId = buyers[buyer] ?? 0;
  if (kind === "place") return await placed(stage, unpaidOrder(`A${name}`, { userId }), { maxUnpaid });
  if (kind === "seckill") {
    const batch = buyers.flatMap((each) => [0, 1].map((n) => unpaidOrder(`S${name}-${each}-${n}`, { userId: each })));
    return await orders.addSeckill(batchOf([...batch, ...batch.slice(0, 1)], maxUnpaid));
  }
  const { orders: mine } = await orders.list({ ...ALL, userId });
  const order = mine[pick % Math.max(1, mine.length)];
  if (!order) return undefined;
  const open = unpaidOrder(order.orderNo, { userId });
  const endings = { pay: paying(open), cancel: cancelling(open, "buyer"), close: closing(open, { at: 1, since: 0 }) };
  return await orders.apply([endings[kind]]);
}
