import assert from "node:assert/strict";
import { test } from "node:test";
import { booksOf, type HeldReservation, newReservation, newSkus, type StockStage } from "./stock-stage.ts";

const EVER = Number.MAX_SAFE_INTEGER;

/** What the reconciler reads of reservations and of books, and does about them. */
export function stockBooksTests(stage: () => StockStage): void {
  /** All that are held, page by page; of a database that others use as well. */
  const allHeld = async (limit: number): Promise<HeldReservation[]> => {
    const all: HeldReservation[] = [];
    for (let after: HeldReservation | undefined; ; after = all.at(-1)) {
      const page = await stage().books.heldReservations({ before: EVER, after, limit });
      all.push(...page);
      if (page.length < limit) return all;
    }
  };
  const reserved = async (count: number, skuId: number) => {
    const ids = Array.from({ length: count }, newReservation);
    for (const id of ids) await stage().stock.reserve(id, [{ skuId, quantity: 1 }]);
    return ids;
  };
  /** Of all SKUs, page by page. */
  const misfitOf = async (skuId: number) => {
    for (let after: number | undefined = 0; after !== undefined; ) {
      const { misfits, next } = await stage().books.audit(after, 3);
      const found = misfits.find((each) => each.skuId === skuId);
      if (found) return found;
      after = next;
    }
    return undefined;
  };

  test("held reservations are listed once each, page by page; what was settled is not", async () => {
    const [skuId = 0] = await newSkus(stage(), 20);
    const [sold = "", released = "", ...held] = await reserved(9, skuId);
    await stage().stock.sell(sold);
    await stage().stock.release(released);
    await stage().stock.release(newReservation());
    for (const limit of [2, 3, 1000]) {
      const ids = (await allHeld(limit)).map(({ reservationId }) => reservationId);
      assert.equal(new Set(ids).size, ids.length);
      assert.deepEqual(ids.filter((id) => [sold, released, ...held].includes(id)).sort(), held.toSorted());
    }
    const [first] = await allHeld(1000);
    const before = first?.createdAt ?? 0;
    assert.deepEqual(await stage().books.heldReservations({ before, after: undefined, limit: 10 }), []);
  });

  test("books that are what was reserved are no misfit, and a recount of them does nothing", async () => {
    const [skuId = 0] = await newSkus(stage(), 9);
    const [sold = "", released = ""] = await reserved(4, skuId);
    await stage().stock.sell(sold);
    await stage().stock.release(released);
    assert.deepEqual([await misfitOf(skuId), await stage().books.recount(skuId)], [undefined, false]);
    assert.deepEqual(await booksOf(stage(), [skuId]), ["6/2/1"]);
    assert.equal(await stage().books.recount(Number.MAX_SAFE_INTEGER), false);
  });

  test("books that are not are told and written anew, once, whoever does it", async () => {
    const [skuId = 0] = await newSkus(stage(), 9);
    const [sold = ""] = await reserved(3, skuId);
    await stage().stock.sell(sold);
    await stage().spoil(skuId, 0, 5);
    assert.deepEqual(await misfitOf(skuId), { skuId, held: 0, sold: 5, reservedHeld: 2, reservedSold: 1 });
    const answers = await Promise.all(Array.from({ length: 5 }, () => stage().books.recount(skuId)));
    assert.equal(answers.filter(Boolean).length, 1);
    assert.deepEqual([await misfitOf(skuId), await booksOf(stage(), [skuId])], [undefined, ["6/2/1"]]);
  });

  test("a recount among buyers and stock commands loses none of them", async () => {
    const [skuId = 0] = await newSkus(stage(), 40);
    const ids = await reserved(10, skuId);
    await stage().spoil(skuId, 12, 3);
    const late = Array.from({ length: 10 }, newReservation);
    await Promise.all([
      ...ids.slice(0, 5).map((id) => stage().stock.sell(id)),
      ...ids.slice(5, 8).map((id) => stage().stock.release(id)),
      ...late.map((id) => stage().stock.reserve(id, [{ skuId, quantity: 1 }])),
      ...Array.from({ length: 3 }, () => stage().books.recount(skuId)),
    ]);
    await stage().books.recount(skuId);
    assert.deepEqual([await misfitOf(skuId), await booksOf(stage(), [skuId])], [undefined, ["23/12/5"]]);
  });
}
