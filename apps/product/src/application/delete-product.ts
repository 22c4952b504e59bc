import { requireId } from "./input.ts";
import type { Catalogue } from "./ports/catalogue.ts";
import { type RunningSalesDependencies, requireNoSale } from "./running-sales.ts";

/** What deleting stands on. */
export interface DeleteProductDependencies extends RunningSalesDependencies {
  catalogue: Pick<Catalogue, "skusOf">;
  withdraw: (id: number) => Promise<void>;
}

/**
 * Takes a product off sale, unless a flash sale sells one of its SKUs now. Orders keep what they show.
 * @throws AppError `product_not_found` or `product_in_sale`.
 */
export function deleteProduct({ catalogue, withdraw, ...running }: DeleteProductDependencies) {
  return async (id: number): Promise<void> => {
    const skus = await catalogue.skusOf(requireId("id", id));
    await requireNoSale(
      skus.filter((sku) => sku.onSale).map((sku) => sku.id),
      running,
    );
    await withdraw(id);
  };
}
