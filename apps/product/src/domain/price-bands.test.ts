import assert from "node:assert/strict";
import { test } from "node:test";
import { inBand, PRICE_BANDS } from "./price-bands.ts";

test("every price is in exactly one band", () => {
  for (const price of [0, 999, 1000, 1999, 2000, 4999, 5000, 10_000_000_000]) {
    assert.equal(PRICE_BANDS.filter((band) => inBand(price, band)).length, 1, String(price));
  }
});
