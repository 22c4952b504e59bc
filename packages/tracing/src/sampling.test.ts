import assert from "node:assert/strict";
import { test } from "node:test";
import { createTraceStore, createTracing, type TraceDecision, type Tracing } from "./index.ts";

const TRACE = "0af7651916cd43dd8448eb211c80319c";
const sampledCaller = { traceparent: `00-${TRACE}-b7ad6b7169203331-01`, tracestate: "vendor=1" };
const silentCaller = { traceparent: `00-${TRACE}-b7ad6b7169203331-00` };

/** Tracing that draws these numbers, one after the other. */
async function drawing(...draws: number[]) {
  const store = createTraceStore();
  const random = () => draws.shift() ?? assert.fail("one draw too many");
  const tracing = await createTracing({ service: "gateway", store, sampleRatio: 0.01, random });
  const recorded = () => store.list({ limit: 99 });
  return { tracing, store, recorded, drawsLeft: () => draws.length };
}

const inRun = <T>(tracing: Tracing, decision: TraceDecision, fn: () => T): T =>
  tracing.run(decision, "GET /", { kind: "server" }, fn);

test("draws once for a trace, at its root, whatever spans it has and whoever makes them", async () => {
  const { tracing, recorded } = await drawing(0.5, 0.009);
  const other = await createTracing({ service: "order-service", random: () => assert.fail("drawn within a trace") });
  for (const sampled of [false, true]) {
    await tracing.span("root", {}, async (root) => {
      await Promise.resolve();
      assert.equal(tracing.recording(), sampled);
      other.span("child", {}, (span) => assert.equal(span.traceId, root.traceId));
    });
    assert.equal(tracing.recording(), false);
  }
  assert.deepEqual(
    recorded().map(({ spanCount }) => spanCount),
    [1],
    "the other service has no store",
  );
});

test("a trace that is not sampled still has an id, which goes on with the flag that says so", async () => {
  const { tracing } = await drawing(0.5);
  tracing.span("root", {}, (span) => {
    assert.equal(tracing.traceId(), span.traceId);
    assert.match(tracing.inject().traceparent ?? "", new RegExp(`^00-${span.traceId}-[0-9a-f]{16}-00$`));
  });
});

test("decides by the caller, else by a draw made before, else by a draw", async () => {
  const { tracing, drawsLeft } = await drawing(0.5, 0.009);
  const sampled = (decision: TraceDecision) => decision.sampled;
  assert.deepEqual([tracing.decide(sampledCaller, false), tracing.decide(silentCaller, true)].map(sampled), [
    true,
    false,
  ]);
  assert.deepEqual([tracing.decide({}, true), tracing.decide({ traceparent: "nonsense" }, false)].map(sampled), [
    true,
    false,
  ]);
  assert.equal(drawsLeft(), 2);
  assert.deepEqual([tracing.decide({}), tracing.decide({})].map(sampled), [false, true]);
  assert.equal(tracing.decide(silentCaller).traceId, TRACE);
});

test("what was decided is what runs: the first span has the id that was told, and the caller's span as its parent", async () => {
  const { tracing, store } = await drawing();
  const own = tracing.decide({}, true);
  inRun(tracing, own, () => tracing.span("child", {}, () => {}));
  const [child, root] = store.get(own.traceId);
  assert.deepEqual([root?.name, root?.parentSpanId, child?.parentSpanId], ["GET /", undefined, root?.spanId]);
  inRun(tracing, tracing.decide(sampledCaller), () => assert.equal(tracing.inject().tracestate, "vendor=1"));
  assert.equal(store.get(TRACE)[0]?.parentSpanId, "b7ad6b7169203331");
});

test("a decision against recording holds for everything within, also when it is entered again", async () => {
  const { tracing, recorded } = await drawing();
  const decision = tracing.decide(silentCaller);
  for (let entry = 0; entry < 2; entry += 1) {
    inRun(tracing, decision, () => {
      tracing.span("child", { attributes: { a: 1 } }, (span) => span.set("b", 2));
      assert.equal(tracing.inject().traceparent, silentCaller.traceparent);
    });
  }
  assert.deepEqual(recorded(), []);
});

test("headers that say not to record are kept to by extract, and headers without a trace change nothing", async () => {
  const { tracing, recorded } = await drawing(0.009);
  tracing.extract(silentCaller, () => tracing.span("child", {}, () => {}));
  assert.deepEqual(recorded(), []);
  tracing.span("root", {}, (span) => tracing.extract({}, () => assert.equal(tracing.traceId(), span.traceId)));
});

test("samples draws with the ratio", async () => {
  const { tracing } = await drawing(0.0099, 0.01);
  assert.deepEqual([tracing.samples(), tracing.samples()], [true, false]);
});
