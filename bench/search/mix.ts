import type { SearchQuery } from "../../apps/product/src/application/ports/product-search.ts";
import { categories, products } from "../data/products.ts";
import { createRandom } from "../data/random.ts";
import { SHELVES } from "../data/words.ts";

/** Names that people look for, at most; fewer where there are fewer products. */
const NAMES = 5000;
const PAGES = [1, 1, 1, 1, 1, 1, 2, 2, 3, 4] as const;
const SORTS = ["best", "best", "best", "price_asc", "price_desc", "newest"] as const;

/**
 * What shoppers ask, one after the other, the same for the same seed: of ten questions three are lists without words,
 * four look for a kind of thing, three for a product by its name. Popular ones come far more often: the k-th with a
 * likelihood of about 1/k (Zipf), as the queries of real searches do.
 */
export function createMix(size: number, seed = 7): () => SearchQuery {
  const random = createRandom(seed);
  const names = [...products(Math.min(size, NAMES))].map(({ product }) => String(product.name));
  const things = SHELVES.flatMap((shelf) => [...shelf.things]);
  const shelves = categories().map(({ id }) => id);
  /** One of the list; log-uniform places are about Zipf's. */
  const popular = <T>(list: readonly T[]): T | undefined => list[Math.floor(list.length ** (random(1e6) / 1e6)) - 1];
  return () => {
    const kind = random(10);
    const words = kind < 3 ? "" : ((kind < 7 ? popular(things) : popular(names)) ?? "");
    return {
      words,
      categoryId: random(5) === 0 ? popular(shelves) : undefined,
      ...{ minPriceCents: random(10) === 0 ? 1000 : undefined, maxPriceCents: undefined },
      ...{ sort: SORTS[random(SORTS.length)] ?? "best", page: PAGES[random(PAGES.length)] ?? 1, pageSize: 10 },
    };
  };
}
