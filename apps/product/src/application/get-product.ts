import { fail } from "@mall/kernel";
import type { Product, Sku } from "../domain/catalogue.ts";
import { requireId } from "./input.ts";
import type { Catalogue } from "./ports/catalogue.ts";

/** One product with its SKUs and what is left of them. @throws AppError `product_not_found`. */
export function getProduct({ catalogue }: { catalogue: Pick<Catalogue, "find"> }) {
  return async (id: number): Promise<{ product: Product; skus: Sku[] }> => {
    const found = await catalogue.find(requireId("id", id));
    if (!found) throw fail("product_not_found", { field: "id" });
    return found;
  };
}
