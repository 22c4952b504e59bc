import assert from "node:assert/strict";
import { after, test } from "node:test";
import { AppError, fail, silentLogger } from "@mall/kernel";
import fc from "fast-check";
import { sampleOrder } from "../testing/sample-orders.fixture.ts";
import { openSqlStage } from "../testing/sql-stage.fixture.ts";
import { cancelOrder, closeExpiredOrder, confirmPayment } from "./index.ts";

const stage = await openSqlStage();
after(() => stage.close());
const { orders, placings, clock } = stage;
const cancel = cancelOrder({ orders, clock });
const confirm = confirmPayment({ orders, clock });
const close = closeExpiredOrder({ orders, clock, logger: silentLogger, strikeWindowMs: 3_600_000 });

let count = 0;
/** Another unpaid order, with nothing in the outbox but its own messages. */
async function newOrder() {
  await stage.db.deleteFrom("outbox").execute();
  const order = sampleOrder(`A${++count}`);
  const now = clock.now();
  const made = { ...order, createdAt: now, payBefore: now + 60_000 };
  await placings.begin(made.orderNo, now);
  await orders.place(made, { maxUnpaid: 0, request: undefined });
  return made;
}

const steps = ["pay P1", "pay P2", "cancel", "tell", "sweep", "wait"] as const;
type Step = (typeof steps)[number];

/** Does one step to an order and answers what it was told. */
async function take(step: Step, order: { orderNo: string; userId: number; totalCents: number }): Promise<string> {
  const { orderNo, userId, totalCents: amountCents } = order;
  try {
    if (step === "wait") clock.advance(31_000);
    else if (step === "cancel") await cancel({ userId, orderNo });
    else if (step === "tell") await close.told([orderNo]);
    else if (step === "sweep") await close.sweep();
    else return await confirm({ orderNo, paymentNo: step.slice(4), amountCents, paidAt: clock.now() });
    return "done";
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return error.slug;
  }
}

async function commandsOf(orderNo: string) {
  return (await stage.told()).filter((id) => id.endsWith(`:${orderNo}`));
}

/** What must be true of an order after its steps, and of what each of them was told. */
async function assertOneStory(orderNo: string, told: { step: Step; answer: string }[]) {
  const [order] = await orders.findMany([orderNo]);
  const answers = (step: Step) => told.filter((each) => each.step === step).map((each) => each.answer);
  const paidBy = order && "paymentNo" in order ? order.paymentNo : undefined;
  for (const paymentNo of ["P1", "P2"]) {
    const expected = paidBy === paymentNo ? "paid" : "refund";
    assert.ok(answers(`pay ${paymentNo}` as Step).every((answer) => answer === expected));
  }
  const cancelledByBuyer = order?.status === "cancelled" && order.reason === "buyer";
  assert.equal(answers("cancel").filter((answer) => answer === "done").length, cancelledByBuyer ? 1 : 0);
  const command = { unpaid: [], paid: [`sell:${orderNo}`], cancelled: [`release:${orderNo}`] };
  assert.ok(order && (order.status === "unpaid" || order.status === "paid" || order.status === "cancelled"));
  assert.deepEqual(await commandsOf(orderNo), command[order.status]);
}

const story = fc.array(fc.constantFrom(...steps), { minLength: 1, maxLength: 9 });

test("any sequence of steps leads to one legal state, its command, and answers that fit it", async () => {
  await fc.assert(
    fc.asyncProperty(story, async (chosen) => {
      const order = await newOrder();
      const told = [];
      for (const step of chosen) told.push({ step, answer: await take(step, order) });
      await assertOneStory(order.orderNo, told);
    }),
  );
});

test("so do steps that race", async () => {
  await fc.assert(
    fc.asyncProperty(story, async (chosen) => {
      const order = await newOrder();
      const told = await Promise.all(chosen.map(async (step) => ({ step, answer: await take(step, order) })));
      await assertOneStory(order.orderNo, told);
    }),
  );
});

test("a payment is judged by amount and number before anything changes", async () => {
  const order = await newOrder();
  const payment = { orderNo: order.orderNo, paymentNo: "P1", amountCents: order.totalCents, paidAt: clock.now() };
  await assert.rejects(confirm({ ...payment, amountCents: order.totalCents - 1 }), { slug: "amount_mismatch" });
  await assert.rejects(confirm({ ...payment, orderNo: "nobody's" }), { slug: "order_not_found" });
  await assert.rejects(confirm({ ...payment, paymentNo: "" }), { slug: "invalid_input", field: "payment_no" });
  assert.equal((await orders.findMany([order.orderNo]))[0]?.status, "unpaid");
});

test("one sweep closes more than a batch", async () => {
  const made = Array.from({ length: 230 }, (_, index) => sampleOrder(`B${index}`));
  await orders.addSeckill({ wanted: made.map((order) => ({ ...order, make: () => order })), refused: [] });
  clock.advance(60_000);
  await close.sweep();
  const found = await orders.findMany(made.map((order) => order.orderNo));
  assert.deepEqual(new Set(found.map((order) => order.status)), new Set(["cancelled"]));
  assert.equal(found.length, 230);
});

/** A store that fails at transactions with this order in them. */
const failingAt = (orderNo: string, error: Error): typeof orders => ({
  ...orders,
  apply: async (transitions) => {
    if (transitions.some(({ to }) => to.orderNo === orderNo)) throw error;
    return await orders.apply(transitions);
  },
});

test("an order that cannot be closed leaves none of its neighbours open, and the sweep comes to an end", async () => {
  const [first, broken, last] = [await newOrder(), await newOrder(), await newOrder()];
  clock.advance(60_000);
  const logged: unknown[] = [];
  const logger = { ...silentLogger, error: (fields: object) => void logged.push(fields) };
  const sweepWith = (error: Error) =>
    closeExpiredOrder({ orders: failingAt(broken.orderNo, error), clock, logger, strikeWindowMs: 1 }).sweep();
  await assert.rejects(sweepWith(fail("service_unavailable")), { slug: "service_unavailable" });
  assert.equal(logged.length, 0, "a database that is away is asked once");
  assert.equal(await sweepWith(new Error("refused")), 2);
  assert.equal(logged.length, 1);
  const states = await orders.findMany([first.orderNo, broken.orderNo, last.orderNo]);
  assert.deepEqual(
    states.filter(({ status }) => status === "unpaid").map(({ orderNo }) => orderNo),
    [broken.orderNo],
  );
  assert.equal(await close.sweep(), 1);
});
