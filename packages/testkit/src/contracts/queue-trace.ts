import assert from "node:assert/strict";
import { it } from "node:test";
import { eventually } from "../eventually.ts";
import { collect, numbered, openScene, type QueueStage, WORK } from "./queue-stage.ts";

const STORED = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

/** The way of a trace through a queue. */
export function queueTraceTests(stage: () => QueueStage): void {
  it("goes on with the publisher's trace in the consumer", async () => {
    const { broker, tracing } = await openScene(stage());
    const seen: (string | undefined)[] = [];
    await collect(broker, WORK, {
      batch: 10,
      handle: async () => {
        seen.push(tracing.traceId());
      },
    });
    const traceId = await tracing.span("request", {}, async (span) => {
      await broker.publish(WORK, numbered(2));
      return span.traceId;
    });
    const processed = () => tracing.spans.filter(({ name }) => name === `process ${WORK}`);
    await eventually(() => {
      const counts = processed().map(({ attributes }) => Number(attributes["messaging.batch.message_count"]));
      assert.equal(
        counts.reduce((sum, count) => sum + count, 0),
        2,
      );
    });
    assert.equal(seen[0], traceId);
    const mine = tracing.spans.filter((span) => span.traceId === traceId);
    const names = mine.map(({ name, options }) => `${name}: ${options.kind}`);
    const way = [`publish ${WORK}: producer`, "request: undefined", `process ${WORK}: consumer`];
    assert.deepEqual(new Set(names), new Set(way));
    if (stage().remote) return;
    assert.deepEqual(names.slice(0, 3), way);
    assert.equal(processed()[0]?.attributes["messaging.batch.message_count"], 2);
  });

  it("does not overwrite the trace a message brings", async () => {
    const { broker, tracing } = await openScene(stage());
    const got = await collect(broker, WORK);
    await tracing.span("relay", {}, () =>
      broker.publish(WORK, [{ id: "m1", body: null, headers: { traceparent: STORED } }]),
    );
    await eventually(() => assert.equal(got.calls[0]?.[0]?.headers.traceparent, STORED));
    await eventually(() => {
      const processed = tracing.spans.find(({ name }) => name === `process ${WORK}`);
      assert.equal(processed?.traceId, "0af7651916cd43dd8448eb211c80319c");
    });
  });

  it("marks the span of a failed batch", async () => {
    const { broker, tracing } = await openScene(stage());
    await collect(broker, WORK, {
      handle: async () => {
        throw new Error("refused");
      },
    });
    await broker.publish(WORK, numbered(1));
    await eventually(() => {
      assert.equal(tracing.spans.find(({ name }) => name === `process ${WORK}`)?.failed, true);
    });
  });
}
