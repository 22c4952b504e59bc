import assert from "node:assert/strict";
import { test } from "node:test";
import { booksOf, newReservation, newSkus, type StockStage } from "./stock-stage.ts";

/** What becomes of held units: given back once, or sold once, never both. */
export function stockSettleTests(stage: () => StockStage): void {
  const held = async () => {
    const skuIds = await newSkus(stage(), 10, 10);
    const id = newReservation();
    const lines = skuIds.map((skuId, index) => ({ skuId, quantity: index + 2 }));
    assert.equal((await stage().stock.reserve(id, lines)).kind, "reserved");
    return { id, lines, skuIds };
  };

  test("twenty racing releases give back once", async () => {
    const { id, skuIds } = await held();
    const answers = await Promise.all(Array.from({ length: 20 }, () => stage().stock.release(id)));
    assert.equal(answers.filter(Boolean).length, 1);
    assert.deepEqual(await booksOf(stage(), skuIds), ["10/0/0", "10/0/0"]);
  });

  test("a released id never takes stock again", async () => {
    const { id, lines, skuIds } = await held();
    await stage().stock.release(id);
    assert.deepEqual(await stage().stock.reserve(id, lines), { kind: "closed" });
    assert.deepEqual(await booksOf(stage(), skuIds), ["10/0/0", "10/0/0"]);
  });

  test("a release that comes before its reservation makes that one fail", async () => {
    const [skuId = 0] = await newSkus(stage(), 10);
    const id = newReservation();
    const answers = await Promise.all(Array.from({ length: 5 }, () => stage().stock.release(id)));
    assert.equal(answers.filter(Boolean).length, 1);
    assert.deepEqual(await stage().stock.reserve(id, [{ skuId, quantity: 1 }]), { kind: "closed" });
    assert.equal(await stage().stock.sell(id), false);
    assert.deepEqual(await booksOf(stage(), [skuId]), ["10/0/0"]);
  });

  test("a reservation that was refused can be released, and then stays closed", async () => {
    const [skuId = 0] = await newSkus(stage(), 1);
    const id = newReservation();
    assert.equal((await stage().stock.reserve(id, [{ skuId, quantity: 2 }])).kind, "insufficient");
    await stage().stock.release(id);
    assert.deepEqual(await stage().stock.reserve(id, [{ skuId, quantity: 1 }]), { kind: "closed" });
    assert.deepEqual(await booksOf(stage(), [skuId]), ["1/0/0"]);
  });

  test("twenty racing sales sell once, and what is sold is not given back", async () => {
    const { id, lines, skuIds } = await held();
    const answers = await Promise.all(Array.from({ length: 20 }, () => stage().stock.sell(id)));
    assert.equal(answers.filter(Boolean).length, 1);
    assert.equal(await stage().stock.release(id), false);
    assert.equal((await stage().stock.reserve(id, lines)).kind, "reserved");
    assert.deepEqual(await booksOf(stage(), skuIds), ["8/0/2", "7/0/3"]);
  });

  test("nothing is held under an unknown id: it cannot be sold, and may be reserved later", async () => {
    const [skuId = 0] = await newSkus(stage(), 10);
    const id = newReservation();
    assert.equal(await stage().stock.sell(id), false);
    assert.equal((await stage().stock.reserve(id, [{ skuId, quantity: 1 }])).kind, "reserved");
    assert.deepEqual(await booksOf(stage(), [skuId]), ["9/1/0"]);
  });

  test("releases and sales race: one of them wins, for all lines", async () => {
    const { id, skuIds } = await held();
    const { stock } = stage();
    const [released, sold] = await Promise.all([stock.release(id), stock.sell(id)]);
    assert.notEqual(released, sold);
    assert.deepEqual(await booksOf(stage(), skuIds), released ? ["10/0/0", "10/0/0"] : ["8/0/2", "7/0/3"]);
  });
}
