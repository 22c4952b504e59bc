import { fail, type Logger } from "@mall/kernel";
import type { Catalogue } from "./ports/catalogue.ts";
import type { ProductSearch } from "./ports/product-search.ts";

export interface WithdrawProductDependencies {
  catalogue: Pick<Catalogue, "withdraw">;
  search: Pick<ProductSearch, "remove">;
  logger: Logger;
}

/**
 * Takes a product off sale and out of the search, out of one that is away later; orders that hold units of it go on.
 * @throws AppError `product_not_found`.
 */
export function withdrawProduct({ catalogue, search, logger }: WithdrawProductDependencies) {
  return async (id: number): Promise<void> => {
    const revision = await catalogue.withdraw(id);
    if (revision === undefined) throw fail("product_not_found", { field: "id" });
    // The message of the change takes it out in any case; this only spares the wait.
    await search.remove(id, revision).catch((error: unknown) => {
      logger.warn({ err: error, productId: id }, "a withdrawn product leaves the search later");
    });
  };
}
