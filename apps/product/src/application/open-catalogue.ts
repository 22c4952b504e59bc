import type { Logger } from "@mall/kernel";
import type { Catalogue, CatalogueSeed } from "./ports/catalogue.ts";
import type { ProductIndex } from "./ports/product-search.ts";
import { productPages } from "./product-pages.ts";

export interface OpenCatalogueDependencies {
  catalogue: Pick<Catalogue, "fill" | "page">;
  search: Pick<ProductIndex, "keepFilled">;
  logger: Logger;
}

/** Makes the catalogue ready: an empty one gets its first products, and the search all there are. */
export function openCatalogue({ catalogue, search, logger }: OpenCatalogueDependencies) {
  return async (seed: CatalogueSeed): Promise<void> => {
    if (await catalogue.fill(seed)) logger.info({ products: seed.products.length }, "catalogue filled");
    await search.keepFilled(() => productPages(catalogue));
  };
}
