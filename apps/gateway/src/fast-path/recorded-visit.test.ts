import assert from "node:assert/strict";
import { test } from "node:test";
import { CartServiceDefinition } from "@mall/contracts/cart";
import { fail } from "@mall/kernel";
import { eventually } from "@mall/testkit";
import { openStage, SKUS } from "./path-stage.fixture.ts";

type Stage = Awaited<ReturnType<typeof openStage>>;

const CART = "/api/v1/cart/add";
const sale = (skuId: number) => ({ body: `{"sku_id":${skuId}}`, target: undefined });
const cart = (skuId: number) => ({ body: `{"sku_id":${skuId},"quantity":1}`, target: CART });

/** A trace that the caller began and records: all of Fastify's way. */
const CALLER = "b7ad6b7169203331";
const traceparent = (user: number) => `00-${user.toString(16).padStart(32, "0")}-${CALLER}-01`;

/** A gateway that records every request, with carts. */
async function openRecorded() {
  const stage = await openStage({}, { sampleRatio: 1 });
  stage.play(CartServiceDefinition, {
    addItem: async ({ skuId }) => {
      if (skuId === SKUS.broken) throw new Error("broken");
      if (skuId === SKUS.early) throw fail("cart_full", { params: { max: 1 } });
      return { quantity: 1 };
    },
  });
  return stage;
}

/** The spans of a trace as text, each below its parent, without ids and times. */
function treeOf(stage: Stage, traceId: string): string[] {
  const spans = stage.traces.get(traceId);
  const below = (parent: string | undefined, depth: number): string[] =>
    spans
      .filter(({ parentSpanId }) => (parentSpanId === CALLER ? undefined : parentSpanId) === parent)
      .flatMap(({ spanId, parentSpanId: _p, traceId: _t, startMs: _s, durationMs: _d, ...rest }) => [
        `${" ".repeat(depth)}${JSON.stringify(rest)}`,
        ...below(spanId, depth + 1),
      ]);
  return below(undefined, 0);
}

for (const { name, ask, refuse = false } of [
  { name: "a place won", ask: sale(SKUS.wins) },
  { name: "sold out", ask: sale(SKUS.soldOut) },
  { name: "the stock fails", ask: sale(SKUS.broken) },
  { name: "refused by the limit", ask: sale(SKUS.wins), refuse: true },
  { name: "into the cart", ask: cart(SKUS.wins) },
  { name: "a full cart", ask: cart(SKUS.early) },
  { name: "the cart fails", ask: cart(SKUS.broken) },
]) {
  test(`past Fastify the same spans are recorded as with it: ${name}`, async (t) => {
    const stage = await openRecorded();
    t.after(() => stage.close());
    await stage.know(1000, 1001);
    if (refuse) stage.flow.configure({ flow: [{ resource: "seckill_api", threshold: 0 }] });
    const connection = await stage.connection();
    const trees = [];
    for (const headers of [{}, { traceparent: traceparent(1000) }]) {
      const answer = await connection.ask(stage.text(1000, ask.body, headers, ask.target));
      const traceId = answer.headers["x-trace-id"] ?? "";
      // The first span ends last, when the answer is out.
      await eventually(() => assert.match(treeOf(stage, traceId)[0] ?? "", /status_code/));
      trees.push(treeOf(stage, traceId));
    }
    assert.deepEqual(trees[0], trees[1]);
    assert.ok((trees[0] ?? []).length >= 2, JSON.stringify(trees[0]));
  });
}
