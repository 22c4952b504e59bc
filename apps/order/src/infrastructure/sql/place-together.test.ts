import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { sql } from "kysely";
import { MADE_AT, sampleOrder } from "../../testing/sample-orders.fixture.ts";
import { openSqlStage } from "../../testing/sql-stage.fixture.ts";

const wish = fc.record({
  /** What happens to it: its items cannot be stored, or its placing is gone. */
  fate: fc.constantFrom("sound", "sound", "broken", "swept"),
  key: fc.constantFrom(undefined, undefined, "one", "two"),
});

/** The repositories on a database that refuses the items of orders called `broken…`. */
async function openSpoiltStage() {
  const stage = await openSqlStage();
  await sql`create trigger refuse before insert on order_items when new.order_no like 'broken%'
    begin select raise(abort, 'refused'); end`.execute(stage.db);
  return stage;
}

test("orders placed at once are each there with all that belongs to them, or not at all", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(wish, { maxLength: 12 }), fc.nat({ max: 4 }), async (wishes, maxUnpaid) => {
      const { orders, placings, told: allTold, db, close } = await openSpoiltStage();
      const all = wishes.map((each, index) => ({ ...each, order: sampleOrder(`${each.fate}-${index}`) }));
      for (const { order, fate } of all) if (fate !== "swept") await placings.begin(order.orderNo, MADE_AT);
      const outcomes = await Promise.allSettled(
        all.map(({ order, key }) =>
          orders.place(order, { maxUnpaid, request: key === undefined ? undefined : { key, fingerprint: key } }),
        ),
      );
      const told = new Set(await allTold());
      const left = new Set(
        (await db.selectFrom("order_placings").select("order_no").execute()).map((row) => row.order_no),
      );
      let stored = 0;
      for (const [index, { order, fate }] of all.entries()) {
        const { orderNo } = order;
        const outcome = outcomes[index];
        const kind = outcome?.status === "fulfilled" ? outcome.value.kind : "failed";
        if (kind === "placed") stored += 1;
        const found = await orders.findMany([orderNo]);
        assert.deepEqual(found, kind === "placed" ? [order] : []);
        assert.equal(told.has(orderNo), kind === "placed", "the message that closes it");
        assert.equal(told.has(`release:${orderNo}`), kind === "too_many" || kind === "repeated", "the units of others");
        assert.equal(left.has(orderNo), kind === "failed", "its placing");
        if (fate === "swept") assert.equal(kind, "swept");
        if (fate === "sound") assert.notEqual(kind, "failed");
        if (fate === "broken") assert.ok(kind !== "placed" && kind !== "swept");
      }
      assert.equal((await orders.holdsOf([7])).get(7)?.unpaid ?? 0, stored);
      if (maxUnpaid > 0) assert.ok(stored <= maxUnpaid);
      await close();
    }),
    { numRuns: 60 },
  );
});

test("orders paid at once are paid each with its own payment; one that was cancelled meanwhile spoils no other", async () => {
  const { orders, placings, told, close } = await openSpoiltStage();
  const all = Array.from({ length: 6 }, (_, index) => sampleOrder(`A${index}`));
  for (const order of all) {
    await placings.begin(order.orderNo, MADE_AT);
    await orders.place(order, { maxUnpaid: 0, request: undefined });
  }
  const pay = (index: number) => {
    const order = all[index] ?? sampleOrder("none");
    const to = { ...order, status: "paid" as const, paymentNo: `P${index}`, paidAt: MADE_AT + index };
    return orders.apply([{ to, command: { command: "sell", orderNo: order.orderNo, kind: "normal" } }]);
  };
  assert.deepEqual(await Promise.all([0, 1, 2].map(pay)), [[true], [true], [true]]);
  assert.deepEqual(await Promise.all([2, 3, 4].map(pay)), [[false], [true], [true]]);
  const paid = await orders.findMany(all.map(({ orderNo }) => orderNo));
  const facts = paid.map((order) => (order.status === "paid" ? `${order.paymentNo} ${order.paidAt - MADE_AT}` : ""));
  assert.deepEqual(facts, ["P0 0", "P1 1", "P2 2", "P3 3", "P4 4", ""]);
  assert.equal((await told()).filter((id) => id.startsWith("sell:")).length, 5);
  assert.equal((await orders.holdsOf([7])).get(7)?.unpaid, 1);
  await close();
});

test("numbers begun at once: each that is taken is told so, and no number is begun twice", async () => {
  const { orders, placings, db, close } = await openSpoiltStage();
  const left = async () =>
    (await db.selectFrom("order_placings").select("order_no").orderBy("order_no").execute()).map((row) => row.order_no);
  const begin = (...orderNos: string[]) => Promise.all(orderNos.map((orderNo) => placings.begin(orderNo, MADE_AT)));
  await begin("made");
  await orders.place(sampleOrder("made"), { maxUnpaid: 0, request: undefined });
  assert.deepEqual(await begin("A", "made", "B"), [true, false, true]);
  assert.deepEqual(await left(), ["A", "B"]);
  // Nobody knows whose row is there already, so nobody gets a number; what is left over is for the sweeper.
  assert.deepEqual(await begin("C", "A", "D"), [false, false, false]);
  assert.deepEqual(await begin("E", "E"), [false, false]);
  assert.deepEqual(await placings.stale(MADE_AT + 1, 9), ["A", "B", "C", "D", "E"]);
  await close();
});

test("orders placed and paid at once share messages; one whose trace is recorded has its own, in that trace", async () => {
  const { orders, placings, outbox, tracing, close } = await openSpoiltStage();
  const all = ["A", "B", "C"].map((name) => sampleOrder(name));
  for (const { orderNo } of all) await placings.begin(orderNo, MADE_AT);
  const place = (order: (typeof all)[number]): Promise<unknown> =>
    orders.place(order, { maxUnpaid: 0, request: undefined });
  const pay = (order: (typeof all)[number]): Promise<unknown> => {
    const to = { ...order, status: "paid" as const, paymentNo: `P${order.orderNo}`, paidAt: MADE_AT };
    return orders.apply([{ to, command: { command: "sell", orderNo: order.orderNo, kind: "normal" } }]);
  };
  for (const step of [place, pay]) {
    const [first, ...others] = all;
    await Promise.all([tracing.span("request", {}, () => step(first ?? sampleOrder("none"))), ...others.map(step)]);
  }
  const bodies = (await outbox()).map(({ body }) => JSON.stringify(body));
  const sell = (name: string) => `{"command":"sell","order_no":"${name}","kind":"normal"}`;
  assert.deepEqual(bodies, [
    '{"order_no":"A"}',
    '{"order_nos":["B","C"]}',
    sell("A"),
    `{"commands":[${sell("B")},${sell("C")}]}`,
  ]);
  await close();
});
