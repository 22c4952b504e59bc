import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { createTraceStore, createTracing } from "@mall/tracing";
import { traceProcess, tracePublish } from "./traced.ts";

const traceIds = ["1", "2", "3"].map((digit) => digit.repeat(32));
const headersOf = (index: number, sampled: boolean) => ({
  traceparent: `00-${traceIds[index]}-b7ad6b7169203331-${sampled ? "01" : "00"}`,
});

/** A batch of three, of which these are sampled. */
const batchOf = (sampled: boolean[]) =>
  sampled.map((one, index) => ({ id: `m${index}`, body: null, headers: headersOf(index, one), attempt: 1 }));

async function stage() {
  const store = createTraceStore();
  const tracing = await createTracing({ service: "order-service", store, sampleRatio: 0 });
  return { tracing, traces: () => store.list({ limit: 9 }).map(({ traceId }) => traceId) };
}

describe("the trace of a batch", () => {
  for (const [what, traced] of [
    ["publishing", tracePublish],
    ["processing", traceProcess],
  ] as const) {
    test(`${what}: is that of its first sampled message`, async () => {
      const { tracing, traces } = await stage();
      traced(tracing, "q", batchOf([false, true, true]), () => {});
      assert.deepEqual(traces(), [traceIds[1]]);
    });

    test(`${what}: is that of its first message when none is sampled, and nothing is recorded`, async () => {
      const { tracing, traces } = await stage();
      const seen = traced(tracing, "q", batchOf([false, false, false]), () => tracing.traceId());
      assert.equal(seen, traceIds[0]);
      assert.deepEqual(traces(), []);
    });
  }
});

test("messages of a trace that is not sampled say so, and keep what they brought", async () => {
  const { tracing } = await stage();
  const fresh = { id: "m1", body: null };
  await tracing.span("request", {}, async (span) => {
    tracePublish(tracing, "q", [fresh, ...batchOf([true])], ([first, second]) => {
      assert.match(first?.headers.traceparent ?? "", new RegExp(`^00-${span.traceId}-.*-00$`));
      assert.deepEqual(second?.headers, headersOf(0, true));
    });
  });
});
