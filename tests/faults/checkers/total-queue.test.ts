import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { checkedOf, type Line, orderOf } from "./checked.fixture.ts";
import { totalQueue } from "./total-queue.ts";

const no = "SK-1-2-a";
const won: Line[] = [
  [1, "seckill", "invoke", { skuId: 2 }],
  [1, "seckill", "ok", { skuId: 2, orderNo: no }],
];
const unheard: Line[] = [
  [1, "seckill", "invoke", { skuId: 2 }],
  [1, "seckill", "info", { skuId: 2 }],
];
const found = (...of: Parameters<typeof checkedOf>) =>
  totalQueue(checkedOf(...of)).map(({ checker, detail }) => `${checker}: ${detail}`);

describe("total-queue", () => {
  test("is content with a place that became an order, and with one that is told lost", () => {
    assert.deepEqual(found(won, { orders: [orderOf()], places: [{ orderNo: no, place: "ordered" }] }), []);
    assert.deepEqual(found(won, { places: [{ orderNo: no, place: "lost" }] }), []);
    const cancelled = orderOf({ seen: "cancelled" });
    assert.deepEqual(found(won, { orders: [cancelled], places: [{ orderNo: no, place: "lost" }] }), []);
  });

  test("finds a place that came to nothing, or waits for ever", () => {
    assert.match(found(won)[0] ?? "", /place SK-1-2-a was won, but stands as absent, and its order as absent/);
    assert.match(found(won, { places: [{ orderNo: no, place: "queued" }] })[0] ?? "", /stands as queued/);
  });

  test("finds a place that is told lost while its order stands", () => {
    assert.equal(found(won, { orders: [orderOf()], places: [{ orderNo: no, place: "lost" }] }).length, 1);
  });

  test("also of a place that its buyer heard of later", () => {
    const asked: Line[] = [[1, "result", "ok", { skuId: 2, orderNo: no, place: "queued" }]];
    assert.equal(found(asked).length, 1);
  });

  test("recovers what was never answered, and finds what was never asked for", () => {
    const refused: Line[] = [
      [1, "seckill", "invoke", { skuId: 2 }],
      [1, "seckill", "fail", { skuId: 2 }],
    ];
    assert.deepEqual(found(unheard, { orders: [orderOf()] }), []);
    assert.match(found(refused, { orders: [orderOf()] })[0] ?? "", /1 flash sale orders that nobody asked for/);
  });

  test("finds two places of one buyer, and more places than units", () => {
    const two = [orderOf(), orderOf({ orderNo: "SK-1-2-b", seen: "unpaid" })];
    const findings = found([...unheard, ...unheard], { orders: two });
    assert.match(findings[0] ?? "", /total-queue: user 1 has 2 places/);
    assert.match(findings[1] ?? "", /oversold: 2 orders of a sale of 1 units/);
  });
});
