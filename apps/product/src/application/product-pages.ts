import type { Product } from "../domain/catalogue.ts";
import type { Catalogue } from "./ports/catalogue.ts";

/** Products in one page: enough to make the way to the index worth it, and little memory. */
const PAGE_SIZE = 500;

/** Every product on sale, page by page. A product that changes meanwhile comes as it was or as it is. */
export async function* productPages(
  catalogue: Pick<Catalogue, "page">,
  pageSize = PAGE_SIZE,
): AsyncGenerator<readonly Product[]> {
  let page: readonly Product[] = await catalogue.page(0, pageSize);
  while (page.length > 0) {
    yield page;
    page = await catalogue.page(page.at(-1)?.id ?? 0, pageSize);
  }
}
