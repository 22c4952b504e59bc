import assert from "node:assert/strict";
import { test } from "node:test";
import type { StoredSpan } from "@mall/tracing";
import { orderSpans } from "./span-tree.ts";

const span = (spanId: string, startMs: number, parentSpanId?: string): StoredSpan => ({
  traceId: "t",
  spanId,
  ...(parentSpanId ? { parentSpanId } : {}),
  name: spanId,
  service: "s",
  kind: "internal",
  startMs,
  durationMs: 1,
  attributes: {},
});

test("parents before children, brothers by start, a span without its parent as a root", () => {
  const spans = [
    span("late", 5, "root"),
    span("grandchild", 3, "early"),
    span("early", 2, "root"),
    span("root", 1),
    span("orphan", 9, "gone"),
  ];
  assert.deepEqual(
    orderSpans(spans).map(({ span: { spanId }, depth }) => [spanId, depth]),
    [
      ["root", 0],
      ["early", 1],
      ["grandchild", 2],
      ["late", 1],
      ["orphan", 0],
    ],
  );
});
