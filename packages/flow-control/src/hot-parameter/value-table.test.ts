import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { asParameterValue, keyOf, ownCopy } from "./parameter-value.ts";
import { ValueTable } from "./value-table.ts";

type Step = { do: "get" | "add" | "forget"; key: string } | { do: "resize"; limit: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 9,
    arbitrary: fc.record({
      do: fc.constantFrom("get" as const, "add" as const, "add" as const, "forget" as const),
      key: fc.constantFrom("a", "b", "c", "d", "e", "f"),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("resize" as const), limit: fc.integer({ min: 1, max: 5 }) }) },
);

test("keeps the most recently used values, as a list that is moved by hand", () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 100 }), (steps) => {
      let limit = 3;
      let model: string[] = [];
      const table = new ValueTable(limit);
      for (const each of steps) {
        if (each.do === "resize") {
          limit = each.limit;
          table.resize(limit);
        } else {
          const known = table.get(each.key);
          assert.equal(known?.key, model.includes(each.key) ? each.key : undefined);
          model = model.filter((key) => key !== each.key);
          if (each.do === "forget") {
            if (known) table.forget(known);
          } else if (known || each.do === "add") {
            if (!known) table.add(each.key, 0, 0);
            model.push(each.key);
          }
        }
        model = model.slice(-limit);
        assert.equal(table.size, model.length);
      }
      for (const key of ["a", "b", "c", "d", "e", "f"]) assert.equal(table.get(key) !== undefined, model.includes(key));
    }),
  );
});

test("forgetting an old state leaves a newer one of the same value", () => {
  const table = new ValueTable(1);
  const old = table.add("a", 1, 0);
  table.add("b", 1, 0);
  const newer = table.add("a", 2, 0);
  table.forget(old);
  assert.equal(table.get("a"), newer);
});

test("never holds more than its limit, and forgets quickly", () => {
  const table = new ValueTable(1000);
  for (let index = 0; index < 20_000; index += 1) table.add(`value ${index}`, 0, 0);
  assert.equal(table.size, 1000);
  assert.equal(table.get("value 18999"), undefined);
  assert.equal(table.get("value 19000")?.key, "value 19000");
});

test("a key is the value, or the digest of a long text, which no shorter text can equal", () => {
  for (const value of ["", "a".repeat(64), 1, -0.5, Number.NaN, 10n, false]) assert.equal(keyOf(value), value);
  const digest = String(keyOf("a".repeat(65)));
  assert.equal(digest.length, 88);
  assert.notEqual(digest, keyOf("b".repeat(65)));
  assert.notEqual(digest, keyOf(digest));
});

test("a copy of a key is equal to it", () => {
  fc.assert(fc.property(fc.string(), (text) => assert.equal(ownCopy(text), text)));
  for (const text of ["秒杀 ⚡", "half a pair: \ud800"]) assert.equal(ownCopy(text), text);
  assert.equal(ownCopy(7), 7);
});

test("objects, functions, symbols and nothing are no values", () => {
  for (const value of [undefined, null, {}, [], () => 1, Symbol("s")]) assert.equal(asParameterValue(value), undefined);
});
