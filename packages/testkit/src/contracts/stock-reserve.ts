import assert from "node:assert/strict";
import { test } from "node:test";
import { booksOf, newReservation, newSkus, type StockStage } from "./stock-stage.ts";

/** Taking stock: all lines or none, never more than there is, once for each id. */
export function stockReserveTests(stage: () => StockStage): void {
  test("fifty buyers race for five units: exactly five get one", async () => {
    const [skuId = 0] = await newSkus(stage(), 5);
    const racers = Array.from({ length: 50 }, () => {
      return stage().stock.reserve(newReservation(), [{ skuId, quantity: 1 }]);
    });
    const outcomes = await Promise.all(racers);
    assert.equal(outcomes.filter(({ kind }) => kind === "reserved").length, 5);
    for (const outcome of outcomes.filter(({ kind }) => kind !== "reserved")) {
      assert.deepEqual(outcome, { kind: "insufficient", skuId });
    }
    assert.deepEqual(await booksOf(stage(), [skuId]), ["0/5/0"]);
  });

  test("an order of several lines takes all or none, also in a race, in whatever order the lines come", async () => {
    const [plenty = 0, scarce = 0] = await newSkus(stage(), 100, 3);
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, (_, index) => {
        const lines = [
          { skuId: plenty, quantity: 2 },
          { skuId: scarce, quantity: 1 },
        ];
        return stage().stock.reserve(newReservation(), index % 2 === 0 ? lines : lines.toReversed());
      }),
    );
    assert.equal(outcomes.filter(({ kind }) => kind === "reserved").length, 3);
    assert.deepEqual(await booksOf(stage(), [plenty, scarce]), ["94/6/0", "0/3/0"]);
  });

  test("two lines of one SKU are judged together", async () => {
    const [skuId = 0] = await newSkus(stage(), 5);
    const lines = [
      { skuId, quantity: 3 },
      { skuId, quantity: 3 },
    ];
    assert.deepEqual(await stage().stock.reserve(newReservation(), lines), { kind: "insufficient", skuId });
    assert.deepEqual(await booksOf(stage(), [skuId]), ["5/0/0"]);
    assert.equal(
      (await stage().stock.reserve(newReservation(), [...lines.slice(1), { skuId, quantity: 2 }])).kind,
      "reserved",
    );
    assert.deepEqual(await booksOf(stage(), [skuId]), ["0/5/0"]);
  });

  test("a SKU that does not exist is told, and nothing is taken", async () => {
    const [skuId = 0] = await newSkus(stage(), 5);
    const unknown = Number.MAX_SAFE_INTEGER;
    const id = newReservation();
    const lines = [
      { skuId, quantity: 1 },
      { skuId: unknown, quantity: 1 },
    ];
    assert.deepEqual(await stage().stock.reserve(id, lines), { kind: "unknown_sku", skuId: unknown });
    assert.deepEqual(await booksOf(stage(), [skuId]), ["5/0/0"]);
    assert.equal((await stage().stock.reserve(id, lines.slice(0, 1))).kind, "reserved", "a refusal leaves no trace");
  });

  test("twenty requests with one id take once, and all hear the same", async () => {
    const [one = 0, two = 0] = await newSkus(stage(), 10, 10);
    const id = newReservation();
    const lines = [
      { skuId: one, quantity: 2 },
      { skuId: two, quantity: 3 },
    ];
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, (_, index) => stage().stock.reserve(id, index % 2 === 0 ? lines : lines.toReversed())),
    );
    assert.ok(outcomes.every(({ kind }) => kind === "reserved"));
    assert.deepEqual(await booksOf(stage(), [one, two]), ["8/2/0", "7/3/0"]);
  });

  test("an id with other lines is refused and takes nothing", async () => {
    const [one = 0, two = 0] = await newSkus(stage(), 10, 10);
    const id = newReservation();
    await stage().stock.reserve(id, [{ skuId: one, quantity: 2 }]);
    for (const lines of [
      [{ skuId: one, quantity: 3 }],
      [{ skuId: two, quantity: 2 }],
      [
        { skuId: one, quantity: 2 },
        { skuId: two, quantity: 1 },
      ],
    ]) {
      assert.deepEqual(await stage().stock.reserve(id, lines), { kind: "different_lines" });
    }
    assert.deepEqual(await booksOf(stage(), [one, two]), ["8/2/0", "10/0/0"]);
  });
}
