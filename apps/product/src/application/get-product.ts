import { fail } from "@mall/kernel";
import type { Product, Sku } from "../domain/catalogue.ts";
import { requireId } from "./input.ts";
import type { Catalogue } from "./ports/catalogue.ts";

/** One product with its SKUs and what is left of them. @throws AppError `product_not_found`. */
export function getProduct({ catalogue }: { catalogue: Pick<Catalogue, "product" | "skusOf"> }) {
  return async (id: number): Promise<{ product: Product; skus: Sku[] }> => {
    const product = await catalogue.product(requireId("id", id));
    const skus = product ? await catalogue.skusOf(id) : [];
    // What a product is may be remembered, its stock never is: where they differ, the SKUs are right.
    const withdrawn = skus.some((sku) => !sku.onSale);
    if (!product || withdrawn) throw fail("product_not_found", { field: "id" });
    return { product, skus };
  };
}
