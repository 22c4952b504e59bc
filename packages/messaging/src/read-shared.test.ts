import assert from "node:assert/strict";
import { test } from "node:test";
import type { Delivery } from "./broker.ts";
import { readShared } from "./read-shared.ts";

const read = (bodies: readonly unknown[]) => {
  const deliveries = bodies.map((body, index): Delivery => {
    return { id: `m${index}`, body, headers: { at: `${index}` }, attempt: 1 };
  });
  return readShared(deliveries, {
    isOne: (value) => typeof value === "number",
    listIn: (body) => (Array.isArray(body) ? body : undefined),
  });
};

test("messages of one thing and of a list are read in their order, each thing with the headers of its message", () => {
  assert.deepEqual(read([1, [2, 3], []]), {
    heard: [
      { what: 1, headers: { at: "0" }, inList: false },
      { what: 2, headers: { at: "1" }, inList: true },
      { what: 3, headers: { at: "1" }, inList: true },
    ],
    unreadable: [],
  });
});

test("what says nothing is named by its message, and keeps nobody beside it from being heard", () => {
  const { heard, unreadable } = read(["x", [1, "y", 2], null]);
  assert.deepEqual(
    heard.map(({ what }) => what),
    [1, 2],
  );
  assert.deepEqual(unreadable, ["m0", "m1", "m2"]);
});
