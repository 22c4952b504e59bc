import type { CatalogueProduct, ProductServiceDefinition } from "@mall/contracts/product";
import type { ServiceClient } from "@mall/rpc";

/** The product service as the back office reads and writes the catalogue. */
export type Products = Pick<
  ServiceClient<ProductServiceDefinition>,
  "readCatalogue" | "listCategories" | "saveProducts" | "setPrices"
>;

const PAGE_SIZE = 500;

/** All products on sale of a category, page by page, by id. @param categoryId 0: all */
export async function* cataloguePages(
  products: Pick<Products, "readCatalogue">,
  categoryId: number,
): AsyncGenerator<CatalogueProduct[]> {
  let afterId: number | undefined = 0;
  while (afterId !== undefined) {
    const page: CatalogueProduct[] = (await products.readCatalogue({ ids: [], afterId, categoryId, limit: PAGE_SIZE }))
      .products;
    yield page;
    afterId = page.length < PAGE_SIZE ? undefined : page.at(-1)?.id;
  }
}
