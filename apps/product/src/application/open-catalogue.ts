import type { Logger } from "@mall/kernel";
import type { Catalogue, CatalogueSeed } from "./ports/catalogue.ts";
import type { ProductSearch } from "./ports/product-search.ts";

export interface OpenCatalogueDependencies {
  catalogue: Pick<Catalogue, "fill" | "all">;
  search: Pick<ProductSearch, "put">;
  logger: Logger;
}

/** Makes the catalogue ready: an empty one gets its first products, and the index all there are. */
export function openCatalogue({ catalogue, search, logger }: OpenCatalogueDependencies) {
  return async (seed: CatalogueSeed): Promise<void> => {
    if (await catalogue.fill(seed)) logger.info({ products: seed.products.length }, "catalogue filled");
    await search.put(await catalogue.all());
  };
}
