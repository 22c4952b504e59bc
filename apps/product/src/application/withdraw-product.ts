import { fail } from "@mall/kernel";
import type { Catalogue } from "./ports/catalogue.ts";
import type { ProductSearch } from "./ports/product-search.ts";

export interface WithdrawProductDependencies {
  catalogue: Pick<Catalogue, "withdraw">;
  search: Pick<ProductSearch, "remove">;
}

/** Takes a product off sale and out of the search; orders that hold units of it go on. @throws AppError `product_not_found`. */
export function withdrawProduct({ catalogue, search }: WithdrawProductDependencies) {
  return async (id: number): Promise<void> => {
    const withdrawn = await catalogue.withdraw(id);
    // Also when it was withdrawn before: a process may have died between the two steps.
    await search.remove(id);
    if (!withdrawn) throw fail("product_not_found", { field: "id" });
  };
}
