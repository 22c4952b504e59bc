import { fail } from "@mall/kernel";
import type { Product, ProductDraft } from "../domain/catalogue.ts";
import { requireId } from "./input.ts";
import type { Catalogue } from "./ports/catalogue.ts";
import type { ProductSearch } from "./ports/product-search.ts";

export interface SaveProductDependencies {
  catalogue: Pick<Catalogue, "save">;
  search: Pick<ProductSearch, "put">;
}

/** Writes a product, new or known, and lets the search know. @throws AppError `invalid_input` for an unknown category. */
export function saveProduct({ catalogue, search }: SaveProductDependencies) {
  return async (draft: ProductDraft): Promise<Product> => {
    requireId("id", draft.id);
    const product = await catalogue.save(draft);
    if (!product) throw fail("invalid_input", { field: "category_id", params: { reason: "no such category" } });
    await search.put([product]);
    return product;
  };
}
