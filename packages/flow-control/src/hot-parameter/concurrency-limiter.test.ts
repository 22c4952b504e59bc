import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { Entry } from "../engine/entry.ts";
import { createConcurrencyLimiter } from "./concurrency-limiter.ts";
import { ValueTable } from "./value-table.ts";

const door = { resource: "r", leave: () => undefined };

function limiter(maxValues: number) {
  const table = new ValueTable(maxValues);
  const limit = createConcurrencyLimiter(table);
  const enter = (value: string, threshold: number): Entry | undefined => {
    if (limit.check(value, threshold) !== 0) return undefined;
    const entry = new Entry(door, undefined, 0);
    limit.enter(value, entry);
    return entry;
  };
  return { table, enter, leave: limit.leave, inside: (value: string) => table.get(value)?.amount ?? 0 };
}

const step = fc.record({
  value: fc.constantFrom("a", "b", "c", "d", "e"),
  /** Which of those inside leaves; none: one enters. */
  leaves: fc.option(fc.nat({ max: 5 })),
});
const steps = fc.array(step, { maxLength: 150 });

test("with room for all, never more than the threshold of each value are inside, and what left is forgotten", () => {
  fc.assert(
    fc.property(steps, fc.nat({ max: 3 }), (list, threshold) => {
      const { table, enter, leave, inside } = limiter(5);
      const entries: { value: string; entry: Entry }[] = [];
      const counted = (value: string) => entries.filter((each) => each.value === value).length;
      for (const { value, leaves } of list) {
        const [gone] = leaves === null ? [] : entries.splice(leaves, 1);
        if (gone) leave(gone.entry);
        const entry = leaves === null ? enter(value, threshold) : undefined;
        if (leaves === null) assert.equal(entry !== undefined, counted(value) < threshold);
        if (entry) entries.push({ value, entry });
        assert.equal(inside(value), counted(value));
      }
      assert.equal(table.size, new Set(entries.map(({ value }) => value)).size);
    }),
  );
});

test("with values that are forgotten, no count is ever below 0, and all end at nothing", () => {
  fc.assert(
    fc.property(steps, (list) => {
      const { table, enter, leave, inside } = limiter(2);
      const entries: Entry[] = [];
      for (const { value, leaves } of list) {
        const [gone] = leaves === null ? [] : entries.splice(leaves, 1);
        if (gone) leave(gone);
        const entry = leaves === null ? enter(value, 3) : undefined;
        if (entry) entries.push(entry);
        assert.ok(inside(value) >= 0 && inside(value) <= 3 && table.size <= 2);
      }
      for (const entry of entries) leave(entry);
      assert.equal(table.size, 0);
    }),
  );
});

test("a value that was forgotten while inside begins again, and the old entries leave the new count alone", () => {
  const { enter, leave, inside } = limiter(1);
  const old = enter("a", 2);
  enter("b", 2);
  assert.equal(inside("a"), 0);
  enter("a", 2);
  if (old) leave(old);
  assert.equal(inside("a"), 1);
});
