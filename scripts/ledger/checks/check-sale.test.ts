import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { kindsOf } from "../dossier.fixture.ts";
import type { SaleView } from "../sales/sales.ts";
import { checkPlaces, checkSale } from "./check-sale.ts";

const sale: SaleView = {
  ...{ skuId: 2, initial: 5, free: 2, held: 2, sold: 1, limitPerUser: 1, since: 1000 },
  ...{ claims: { held: 2, sold: 1 }, cleared: false },
};

describe("the numbers of a sale", () => {
  test("are those of its claims", () => {
    assert.deepEqual(checkSale(sale), []);
    assert.deepEqual(kindsOf(checkSale({ ...sale, claims: { held: 1, sold: 2 } })), ["sale_differs_from_claims"]);
    assert.deepEqual(kindsOf(checkSale({ ...sale, claims: { held: 1, sold: 1 } })), ["sale_differs_from_claims"]);
  });

  test("are not judged where claims could not be counted, or were deleted once all were settled", () => {
    assert.deepEqual(checkSale({ ...sale, claims: undefined }), []);
    assert.deepEqual(checkSale({ ...sale, held: 0, cleared: true, claims: { held: 0, sold: 0 } }), []);
  });
});

describe("a buyer's places", () => {
  // Won at 1296 ms: "100" in base 36.
  const place = { skuId: 2, userId: 7, orderNos: ["SK-7-2-100"] };
  const claims = (state: string) => new Map([["SK-7-2-100", { orderNo: "SK-7-2-100", userId: 7, skuId: 2, state }]]);

  test("have claims that stand", () => {
    for (const state of ["pending", "handed_on", "sold"]) assert.deepEqual(checkPlaces(place, sale, claims(state)), []);
    assert.deepEqual(kindsOf(checkPlaces(place, sale, claims("released"))), ["place_without_claim"]);
    assert.deepEqual(kindsOf(checkPlaces(place, sale, new Map())), ["place_without_claim"]);
  });

  test("of a former round may have lost theirs", () => {
    assert.deepEqual(checkPlaces(place, { ...sale, since: 1297 }, new Map()), []);
    assert.deepEqual(checkPlaces(place, { ...sale, cleared: true }, new Map()), []);
  });

  test("are no more than the sale allows", () => {
    const two = { ...place, orderNos: ["SK-7-2-100", "SK-7-2-100"] };
    assert.deepEqual(kindsOf(checkPlaces(two, sale, claims("sold"))), ["too_many_places"]);
    assert.deepEqual(checkPlaces(two, { ...sale, limitPerUser: 2 }, claims("sold")), []);
  });
});
