import { fail, MAX_CENTS } from "@mall/kernel";
import type { PriceEdit } from "../domain/catalogue-edit.ts";
import { invalid, requireId, requireWithin } from "./input.ts";
import type { CatalogueEditing } from "./ports/catalogue-editing.ts";

const MOST_AT_ONCE = 2000;

/** Sets all of these prices or none; the search hears of it by the messages. @throws AppError `invalid_input` or `catalogue_changed`. */
export function setPrices({ catalogue }: { catalogue: Pick<CatalogueEditing, "setPrices"> }) {
  return async (prices: readonly PriceEdit[]): Promise<void> => {
    requireWithin("prices", prices.length, 1, MOST_AT_ONCE);
    const ids = prices.map(({ skuId }) => requireId("sku_id", skuId));
    if (new Set(ids).size < ids.length) throw invalid("sku_id", "the same twice");
    for (const { priceCents } of prices) requireWithin("price_cents", priceCents, 1, MAX_CENTS);
    if (!(await catalogue.setPrices(prices))) throw fail("catalogue_changed");
  };
}
