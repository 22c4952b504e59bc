import assert from "node:assert/strict";
import { test } from "node:test";
import { centsFromYuan, toCents, yuanFromCents } from "@mall/kernel";
import fc from "fast-check";
import { MADE_AT, sampleItem, sampleOrder } from "../../testing/sample-orders.fixture.ts";
import { totalOf } from "./place.ts";

test("an order can be paid from the moment it is payable until its timeout", () => {
  assert.equal(sampleOrder("A1").payBefore, MADE_AT + 60_000);
});

test("a total is the exact sum of price times quantity", () => {
  const line = fc.record({
    priceCents: fc.integer({ min: 0, max: 1_000_000 }).map((cents) => toCents(cents)),
    quantity: fc.integer({ min: 1, max: 9 }),
  });
  fc.assert(
    fc.property(fc.array(line, { maxLength: 50 }), (lines) => {
      const exact = lines.reduce(
        (total, { priceCents, quantity }) => total + BigInt(priceCents) * BigInt(quantity),
        0n,
      );
      assert.equal(BigInt(totalOf(lines)), exact);
      assert.equal(centsFromYuan(yuanFromCents(totalOf(lines))), totalOf(lines), "drifts through yuan");
    }),
  );
});

test("0.1 + 0.2 yuan are 30 cents, where floats say otherwise", () => {
  assert.equal(totalOf([sampleItem(centsFromYuan(0.1)), sampleItem(centsFromYuan(0.2))]), 30);
});

test("a total beyond the largest amount is refused", () => {
  assert.throws(() => totalOf([sampleItem(10_000_000_000), sampleItem(1)]), { slug: "invalid_amount" });
});
