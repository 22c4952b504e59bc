import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { shareMessages } from "./share-messages.ts";

const traced = (name: string, flag: "0" | "1") => ({ traceparent: `00-${name}-${name}-0${flag}` });
const share = (told: Parameters<typeof shareMessages<string>>[0], most = 3) =>
  shareMessages(told, {
    most,
    alone: (what) => ({ id: what, body: { what } }),
    list: (all) => ({ id: `list:${all[0]}`, body: { all } }),
  });

test("things share messages, in their order; who is left over has one alone", () => {
  const told = ["a", "b", "c", "d"].map((what) => ({ what, headers: traced(what, "0") }));
  assert.deepEqual(share(told), [
    { id: "list:a", body: { all: ["a", "b", "c"] }, headers: traced("a", "0") },
    { id: "d", body: { what: "d" }, headers: traced("d", "0") },
  ]);
  assert.deepEqual(share([]), []);
});

test("what is in a trace that is recorded goes on in that trace", () => {
  const told = [
    { what: "a", headers: {} },
    { what: "b", headers: traced("b", "1") },
    { what: "c", headers: traced("c", "0") },
  ];
  assert.deepEqual(share(told), [
    { id: "b", body: { what: "b" }, headers: traced("b", "1") },
    { id: "list:a", body: { all: ["a", "c"] }, headers: {} },
  ]);
});

test("everything is told once, in lists that are not too long", () => {
  const each = fc.record({ recorded: fc.boolean() });
  fc.assert(
    fc.property(fc.array(each), fc.integer({ min: 1, max: 5 }), (all, most) => {
      const told = all.map(({ recorded }, index) => ({ what: `${index}`, headers: recorded ? traced("t", "1") : {} }));
      const bodies = share(told, most).map(({ body }) => body as { what?: string; all?: string[] });
      const lists = bodies.map(({ what, all: many }) => many ?? [what ?? ""]);
      assert.deepEqual(lists.flat().sort(), told.map(({ what }) => what).sort());
      assert.ok(lists.every(({ length }) => length <= most));
    }),
  );
});
