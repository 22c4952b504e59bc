import assert from "node:assert/strict";
import { test } from "node:test";
import { Block } from "@mall/flow-control";
import fc from "fast-check";
import { createBlockTotals } from "./block-totals.ts";

const name = fc.constantFrom("a", "b", 'a","b');

test("every refusal counts once, for its own resource, kind and rule, in whatever order they come", () => {
  const blocks = fc.array(fc.record({ kind: fc.constantFrom("flow", "system"), resource: name, ruleId: name }));
  fc.assert(
    fc.property(blocks, (given) => {
      const totals = createBlockTotals();
      const expected = new Map<string, number>();
      for (const { kind, ...named } of given) {
        totals.add(new Block({ kind: kind as "flow", ...named, reason: "" }));
        const key = JSON.stringify([named.resource, kind, named.ruleId]);
        expected.set(key, (expected.get(key) ?? 0) + 1);
      }
      const found = [...totals.all()].map(
        ({ resource, kind, rule, count }) => [JSON.stringify([resource, kind, rule]), count] as const,
      );
      assert.deepEqual(new Map(found), expected);
      assert.equal(found.length, expected.size);
    }),
  );
});
