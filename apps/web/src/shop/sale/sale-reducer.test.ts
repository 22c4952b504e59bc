import assert from "node:assert/strict";
import { test } from "node:test";
import { type LiveSale, type Refusal, type SaleAction, START } from "./attempt.ts";
import { saleReducer } from "./sale-reducer.ts";

const running: LiveSale = {
  ...{ sku_id: 2, activity_id: 1, state: "running", remaining: 3, stock: 5 },
  ...{ start_ms: 0, end_ms: 0 },
};
const after = (...actions: SaleAction[]) => actions.reduce(saleReducer, START);
const sale = (change: Partial<LiveSale> = {}): SaleAction => ({ type: "sale", sale: { ...running, ...change } });
const tap: SaleAction = { type: "tap" };
const refusal = (slug: string, rest: Partial<Refusal> = {}): SaleAction => ({
  ...{ type: "refused", nowMs: 1000 },
  refusal: { slug, status: 400, error: slug, ...rest },
});
const busy = refusal("seckill_busy", { status: 429, retryAfter: 2 });
const result = (status: "queued" | "ordered" | "lost") => ({ status, order_no: "SK-1", pay_before: null });

test("a won place is queued, moves up, and becomes an order", () => {
  const won = [sale(), tap, { type: "won", orderNo: "SK-1" }] as const;
  assert.deepEqual(after(...won, { type: "ahead", ahead: 4 }).attempt, { at: "queued", orderNo: "SK-1", ahead: 4 });
  assert.deepEqual(after(...won, { type: "result", result: result("ordered") }).attempt, {
    at: "won",
    orderNo: "SK-1",
  });
});

test("a place that is lost can be tried for again, and the page goes on saying why", () => {
  const lost = after(sale(), tap, { type: "won", orderNo: "SK-1" }, { type: "result", result: result("lost") }, sale());
  assert.deepEqual(lost.attempt, { at: "idle", note: "lost" });
  assert.equal(saleReducer(lost, tap).attempt.at, "asking");
});

test("a second tap while the first is asked changes nothing", () => {
  const asking = after(sale(), tap);
  assert.equal(saleReducer(asking, tap), asking);
});

test("sold out is believed at once, and forgotten when the stream tells of a unit that came back", () => {
  const out = after(sale(), tap, refusal("seckill_sold_out"));
  assert.deepEqual(out, { sale: { ...running, remaining: 0 }, attempt: { at: "idle", note: "soldOut" } });
  assert.deepEqual(saleReducer(out, sale({ remaining: 1 })).attempt, { at: "idle" });
});

test("the limit is waited out as long as the shop says, and tries are counted", () => {
  assert.deepEqual(after(sale(), tap, busy).attempt, { at: "limited", untilMs: 3000, auto: true, tries: 1 });
  assert.deepEqual(after(sale(), tap, busy, tap).attempt, { at: "asking", tries: 2, auto: true });
});

test("the buyer stops the retries, and may go on by hand", () => {
  const stopped = after(sale(), tap, busy, { type: "stopRetrying" });
  assert.deepEqual(stopped.attempt, { at: "limited", untilMs: 3000, auto: false, tries: 1 });
  assert.equal(saleReducer(stopped, tap).attempt.at, "asking");
});

test("who stops while a try is under way is not tried for again", () => {
  const stopped = after(sale(), tap, busy, tap, { type: "stopRetrying" }, busy);
  assert.deepEqual(stopped.attempt, { at: "limited", untilMs: 3000, auto: false, tries: 2 });
});

test("a place that cannot be followed any more is told as an error", () => {
  const queued = after(sale(), tap, { type: "won", orderNo: "SK-1" }, { type: "lostSight", error: "gone" });
  assert.deepEqual(queued.attempt, { at: "failed", error: "gone" });
});

test("a stream that says sold out, or ended, stops the retries", () => {
  assert.deepEqual(after(sale(), tap, busy, sale({ remaining: 0 })).attempt, { at: "idle", note: "soldOut" });
  assert.deepEqual(after(sale(), tap, busy, sale({ state: "stopped" })).attempt, { at: "idle", note: "ended" });
  assert.equal(after(sale(), tap, busy, sale({ remaining: 1 })).attempt.at, "limited");
});

test("a sold-out sale takes no place away", () => {
  const queued = after(sale(), tap, { type: "won", orderNo: "SK-1" }, sale({ remaining: 0 }));
  assert.equal(queued.attempt.at, "queued");
});

test("a shop whose clock is a moment behind is asked again soon, but not for ever", () => {
  const early = refusal("seckill_not_started");
  assert.deepEqual(after(tap, early).attempt, { at: "limited", untilMs: 1250, auto: true, tries: 1 });
  const often = Array.from({ length: 20 }, () => [tap, early]).flat();
  assert.equal(after(...often).attempt.at, "failed");
});

test("who has bought is told so, whether by the shop or from an earlier visit", () => {
  assert.deepEqual(after(tap, refusal("seckill_already_bought")).attempt, { at: "bought", orderNo: undefined });
  assert.deepEqual(after({ type: "found", result: result("ordered") }).attempt, { at: "bought", orderNo: "SK-1" });
  assert.equal(after({ type: "found", result: result("queued") }).attempt.at, "queued");
  assert.equal(after({ type: "found", result: result("lost") }).attempt.at, "idle");
});

test("what an earlier visit left does not disturb an attempt under way", () => {
  assert.equal(after(sale(), tap, { type: "found", result: result("ordered") }).attempt.at, "asking");
});

test("an answer that comes too late changes nothing", () => {
  assert.equal(after(sale(), busy).attempt.at, "idle");
  assert.equal(after(sale(), { type: "ahead", ahead: 3 }).attempt.at, "idle");
});

test("anything else is told as it is", () => {
  assert.deepEqual(after(tap, refusal("internal_error", { status: 500 })).attempt, {
    ...{ at: "failed", error: "internal_error" },
  });
});
