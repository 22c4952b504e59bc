import type { Catalogue } from "./ports/catalogue.ts";
import type { ProductSearch } from "./ports/product-search.ts";

export interface IndexProductsDependencies {
  catalogue: Pick<Catalogue, "latest">;
  search: Pick<ProductSearch, "put" | "remove">;
}

/**
 * Lets the search have products as the database has them now, whatever changed them: told twice, late or in the wrong
 * order, it comes to the same.
 */
export function indexProducts({ catalogue, search }: IndexProductsDependencies) {
  return async (ids: readonly number[]): Promise<void> => {
    const onSale = [];
    for (const id of new Set(ids)) {
      const state = await catalogue.latest(id);
      if (state?.product) onSale.push(state.product);
      else if (state) await search.remove(id, state.revision);
    }
    if (onSale.length > 0) await search.put(onSale);
  };
}
