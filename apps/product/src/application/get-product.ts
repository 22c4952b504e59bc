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
    const onSale = skus.filter((sku) => sku.onSale);
    const withdrawn = skus.length > 0 && onSale.length === 0;
    if (!product || withdrawn) throw fail("product_not_found", { field: "id" });
    return { product, skus: onSale };
  };
}
