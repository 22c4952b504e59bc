import type { Sku } from "../domain/catalogue.ts";
import { invalid, requireId } from "./input.ts";
import type { Catalogue } from "./ports/catalogue.ts";

// More than a full cart.
const MAX_IDS = 1000;

/** SKUs on sale, in the order asked for; others are left out. */
export function getSkus({ catalogue }: { catalogue: Pick<Catalogue, "skus"> }) {
  return async (ids: readonly number[]): Promise<Sku[]> => {
    if (ids.length > MAX_IDS) throw invalid("sku_ids", `at most ${MAX_IDS}`);
    const wanted = [...new Set(ids.map((id) => requireId("sku_ids", id)))];
    const found = new Map((await catalogue.skus(wanted)).map((sku) => [sku.id, sku]));
    return wanted.flatMap((id) => found.get(id) ?? []).filter((sku) => sku.onSale);
  };
}
