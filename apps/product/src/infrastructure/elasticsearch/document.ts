import type { Product } from "../../domain/catalogue.ts";
import { fold } from "../../domain/search/fold.ts";
import { type Closeness, indexTerms } from "../../domain/search/terms.ts";

/** A product as the index is told of it: one without `product` was withdrawn. */
export interface IndexedState {
  id: number;
  revision: number;
  product: Product | undefined;
}

/** The state of a product on sale. */
export function onSale(product: Product): IndexedState {
  return { id: product.id, revision: product.revision, product };
}

const terms = (text: string, closeness: Closeness = "every_character") => indexTerms(text, closeness).join(" ");

/**
 * What the index holds of a product. Of a withdrawn one a stub stays until the next rebuild: the server forgets the
 * revision of what was deleted after a while, and would then take an older state for a new product.
 */
export function documentOf({ id, product }: IndexedState): object {
  if (!product) return { id, on_sale: false };
  const { name, category } = product;
  return {
    ...{ id, on_sale: true, name, folded_name: fold(name), description: product.description },
    ...{ category_id: category.id, category: JSON.stringify(category) },
    ...{ price_cents: product.priceCents, created_at: product.createdAt },
    name_terms: terms(name),
    sku_terms: terms(product.skus.map((sku) => sku.name).join(" ")),
    category_terms: terms(`${category.name} ${category.nameEn}`),
    description_terms: terms(product.description, "pairs"),
    source: JSON.stringify(product),
  };
}
