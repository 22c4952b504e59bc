import { fail, type Logger, toCents } from "@mall/kernel";
import type { Product, ProductDraft } from "../domain/catalogue.ts";
import { invalid, requireId, requireName, requireWithin } from "./input.ts";
import type { Catalogue } from "./ports/catalogue.ts";
import type { ProductSearch } from "./ports/product-search.ts";

const MAX_STOCK = 1_000_000_000;

export interface SaveProductDependencies {
  catalogue: Pick<Catalogue, "save">;
  search: Pick<ProductSearch, "put">;
  logger: Logger;
}

/** Writes a product, new or known. The search has it at once, or later when it is away now. @throws AppError `invalid_input` or `invalid_amount`. */
export function saveProduct({ catalogue, search, logger }: SaveProductDependencies) {
  return async (draft: ProductDraft): Promise<Product> => {
    requireDraft(draft);
    const product = await catalogue.save(draft);
    if (!product) throw fail("invalid_input", { field: "category_id", params: { reason: "no such category" } });
    // The message of the change brings it to the search in any case; this only spares the wait.
    await search.put([product]).catch((error: unknown) => {
      logger.warn({ err: error, productId: product.id }, "a saved product reaches the search later");
    });
    return product;
  };
}

function requireDraft({ id, name, priceCents, skus }: ProductDraft): void {
  requireId("id", id);
  requireName("name", name);
  toCents(priceCents, "price");
  if (skus.length === 0) throw invalid("skus", "at least one");
  for (const [index, sku] of skus.entries()) {
    requireId(`skus.${index}.id`, sku.id);
    requireName(`skus.${index}.name`, sku.name);
    toCents(sku.priceCents, `skus.${index}.price`);
    requireWithin(`skus.${index}.stock`, sku.stock, 0, MAX_STOCK);
  }
}
