import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { refusalOf, type SaleTerms, seckillOrderNo } from "./seckill.ts";

const running: SaleTerms = { free: 3, startsAt: 1000, endsAt: 2000, limitPerUser: 1 };
const nothing = { count: 0, orderNo: "" };
const one = { count: 1, orderNo: "SK-7-2-a" };

test("a place is free from the start to just before the end", () => {
  assert.equal(refusalOf(running, nothing, 1000), undefined);
  assert.equal(refusalOf(running, nothing, 1999), undefined);
  assert.deepEqual(refusalOf(running, nothing, 999), { kind: "not_started" });
  assert.deepEqual(refusalOf(running, nothing, 2000), { kind: "ended" });
});

test("no sale means not started, and no end means no end", () => {
  assert.deepEqual(refusalOf(undefined, nothing, 1), { kind: "not_started" });
  assert.equal(refusalOf({ ...running, endsAt: undefined }, nothing, Number.MAX_SAFE_INTEGER), undefined);
});

test("time is asked first, then the buyer's places, then the stock", () => {
  const soldOut = { ...running, free: 0 };
  assert.deepEqual(refusalOf(soldOut, one, 999), { kind: "not_started" });
  assert.deepEqual(refusalOf(soldOut, one, 2000), { kind: "ended" });
  assert.deepEqual(refusalOf(soldOut, one, 1500), { kind: "already_bought", orderNo: "SK-7-2-a" });
  assert.deepEqual(refusalOf(soldOut, nothing, 1500), { kind: "sold_out" });
});

test("a buyer may hold as many places as the limit says", () => {
  const two = { ...running, limitPerUser: 2 };
  assert.equal(refusalOf(two, one, 1500), undefined);
  assert.equal(refusalOf(two, { ...one, count: 2 }, 1500)?.kind, "already_bought");
});

test("an order number tells buyer and SKU, and fits the column whatever the ids", () => {
  const id = fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER });
  const now = fc.integer({ min: 0, max: 8_640_000_000_000_000 });
  fc.assert(
    fc.property(id, id, now, (user, sku, ms) => {
      const orderNo = seckillOrderNo(user, sku, ms, () => false);
      const [prefix, ...rest] = orderNo.split("-");
      assert.deepEqual([prefix, rest[0], rest[1]], ["SK", String(user), String(sku)]);
      assert.equal(Number.parseInt(rest[2] ?? "", 36), ms);
      assert.ok(orderNo.length <= 64);
    }),
  );
});

test("a number that was used is passed over", () => {
  const used = new Set<string>();
  for (let attempt = 0; attempt < 40; attempt += 1) used.add(seckillOrderNo(7, 2, 35, (no) => used.has(no)));
  assert.equal(used.size, 40);
  assert.deepEqual([...used].slice(0, 2), ["SK-7-2-z", "SK-7-2-10"]);
});
