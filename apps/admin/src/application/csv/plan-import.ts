import type { CatalogueProduct, ProductDraft } from "@mall/contracts/product";
import type { ProductLines } from "./group-lines.ts";
import type { FileError } from "./read-file.ts";
import type { CatalogueLine } from "./read-lines.ts";

/** What there is already. */
export interface Present {
  /** On sale, by id. */
  products: ReadonlyMap<number, CatalogueProduct>;
  categories: ReadonlySet<number>;
}

/** What an import comes to. */
export interface ImportPlan {
  created: ProductDraft[];
  updated: ProductDraft[];
  unchanged: number;
  errors: FileError[];
}

/** Holds the file against what there is. Products that would stay as they are are not written. */
export function planImport(products: readonly ProductLines[], present: Present): ImportPlan {
  const plan: ImportPlan = { created: [], updated: [], unchanged: 0, errors: [] };
  for (const product of products) {
    const known = product.first.productId === undefined ? undefined : present.products.get(product.first.productId);
    const errors = errorsOf(product, known, present);
    const draft = draftOf(product, known);
    if (errors.length > 0) plan.errors.push(...errors);
    else if (!known) plan.created.push(draft);
    else if (isSame(draft, known)) plan.unchanged += 1;
    else plan.updated.push(draft);
  }
  return plan;
}

function errorsOf({ first, lines }: ProductLines, known: CatalogueProduct | undefined, present: Present): FileError[] {
  const errors: FileError[] = [];
  const { line, productId } = first;
  if (!present.categories.has(first.categoryId))
    errors.push({ line, field: "category_id", reason: "no such category" });
  if (productId !== undefined && !known) return [...errors, { line, field: "product_id", reason: "no such product" }];
  const own = new Set(known?.skus.map(({ id }) => id));
  const others = lines.filter(({ skuId }) => skuId !== undefined && !own.has(skuId));
  return [
    ...errors,
    ...others.map((other) => ({ line: other.line, field: "sku_id", reason: "no such SKU of this product" })),
  ];
}

function draftOf({ first, lines }: ProductLines, known: CatalogueProduct | undefined): ProductDraft {
  const { name, description, picture, categoryId } = first;
  const named = new Set(lines.map(({ skuId }) => skuId));
  // What a file leaves out stays.
  const others = known?.skus.filter(({ id }) => !named.has(id)) ?? [];
  return {
    ...{ id: known?.id ?? 0, name, description, picture, categoryId },
    skus: [...lines.map(skuOf), ...others],
    revision: known?.revision ?? 0,
  };
}

const skuOf = ({ skuId = 0, skuName: name, priceCents, stock }: CatalogueLine) => ({
  id: skuId,
  name,
  priceCents,
  stock,
});

function isSame(draft: ProductDraft, known: CatalogueProduct): boolean {
  const { name, description, categoryId, picture = known.picture } = draft;
  const same = name === known.name && description === known.description && picture === known.picture;
  const skus = new Map(known.skus.map((sku) => [sku.id, sku]));
  return same && categoryId === known.categoryId && draft.skus.every((sku) => isSameSku(sku, skus.get(sku.id)));
}

type Sku = ProductDraft["skus"][number];

function isSameSku({ name, priceCents }: Sku, known: Omit<Sku, "stock"> | undefined): boolean {
  return known !== undefined && name === known.name && priceCents === known.priceCents;
}
