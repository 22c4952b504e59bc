import assert from "node:assert/strict";
import { test } from "node:test";
import type { Span } from "../api/types.ts";
import { durationOf, waterfallOf } from "./span-tree.ts";

const span = (id: string, parent: string | null, start: number, duration: number): Span => ({
  ...{ span_id: id, parent_id: parent, name: id, service: "gateway", kind: "internal" },
  ...{ start_ms: 1000 + start, offset_ms: start, duration_ms: duration, error: null, attributes: {} },
});

test("parents come before their children, brothers by their start", () => {
  const spans = [
    span("b", "root", 60, 40),
    span("a1", "a", 20, 10),
    span("root", null, 0, 100),
    span("a", "root", 10, 50),
  ];
  assert.deepEqual(
    waterfallOf(spans).map((each) => [each.span.span_id, each.depth, each.left, each.width]),
    [
      ["root", 0, 0, 1],
      ["a", 1, 0.1, 0.5],
      ["a1", 2, 0.2, 0.1],
      ["b", 1, 0.6, 0.4],
    ],
  );
});

test("a span whose parent is not there is a root, and a moment can be seen", () => {
  const [late] = waterfallOf([span("late", "forgotten", 0, 0), span("other", null, 0, 200)]);
  assert.equal(late?.depth, 0);
  assert.ok(late && late.width > 0 && late.left + late.width <= 1);
});

test("a trace takes as long as from its first beginning to its last end", () => {
  assert.equal(durationOf([span("a", null, 0, 10), span("b", null, 5, 50)]), 55);
  assert.equal(durationOf([]), 0);
});
