import { fail, MAX_CENTS } from "@mall/kernel";
import type { EditOutcome, EditRefusal, ProductEdit, StockedProduct } from "../domain/catalogue-edit.ts";
import { invalid, requireId, requireName, requireWithin } from "./input.ts";
import type { CatalogueEditing } from "./ports/catalogue-editing.ts";
import { type RunningSalesDependencies, requireNoSale } from "./running-sales.ts";

const MOST_AT_ONCE = 2000;
const MAX_STOCK = 1_000_000_000;
const MAX_DESCRIPTION = 5000;
const MAX_PICTURE = 512;

/** Of so many the search has them at once; more reach it by their messages. */
const MOST_TOLD = 100;

/** What editing stands on. */
export interface EditCatalogueDependencies extends RunningSalesDependencies {
  catalogue: Pick<CatalogueEditing, "edit" | "byIds">;
  /** Lets the search have products as they are now; never fails. */
  tellSearch: (ids: readonly number[]) => Promise<void>;
}

/**
 * Writes products, new and known, all or none; SKUs left out are withdrawn.
 * @throws AppError `invalid_input`, `product_not_found`, `sku_not_found`, `catalogue_changed`, `product_in_sale`.
 */
export function editCatalogue({ catalogue, tellSearch, ...running }: EditCatalogueDependencies) {
  return async (edits: readonly ProductEdit[]): Promise<StockedProduct[]> => {
    requireEdits(edits);
    await requireNoSale(await withdrawnBy(edits, catalogue), running);
    const products = productsOf(await catalogue.edit(edits));
    if (products.length <= MOST_TOLD) await tellSearch(products.map(({ id }) => id));
    return products;
  };
}

/** SKUs on sale that would not be any more. */
async function withdrawnBy(
  edits: readonly ProductEdit[],
  catalogue: Pick<CatalogueEditing, "byIds">,
): Promise<number[]> {
  const present = await catalogue.byIds(edits.flatMap(({ id }) => id ?? []));
  const named = new Set(edits.flatMap(({ skus }) => skus.flatMap(({ id }) => id ?? [])));
  return present.flatMap(({ skus }) => skus.map(({ id }) => id)).filter((id) => !named.has(id));
}

function productsOf(outcome: EditOutcome): StockedProduct[] {
  if (outcome.kind === "saved") return outcome.products;
  throw refused(outcome);
}

function refused(refusal: EditRefusal) {
  switch (refusal.kind) {
    case "unknown_category":
      return invalid("category_id", "no such category");
    case "unknown_product":
      return fail("product_not_found", { field: "id" });
    case "unknown_sku":
      return fail("sku_not_found", { field: "sku_id" });
    case "changed":
      return fail("catalogue_changed");
  }
}

function requireEdits(edits: readonly ProductEdit[]): void {
  requireWithin("products", edits.length, 1, MOST_AT_ONCE);
  requireWithin("skus", edits.flatMap(({ skus }) => skus).length, 1, MOST_AT_ONCE);
  requireDifferent("id", edits);
  for (const edit of edits) requireEdit(edit);
}

function requireDifferent(field: string, some: readonly { id: number | undefined }[]): void {
  const ids = some.flatMap(({ id }) => id ?? []);
  if (new Set(ids).size < ids.length) throw invalid(field, "the same twice");
}

function requireEdit({ id, name, description, picture, categoryId, skus }: ProductEdit): void {
  if (id !== undefined) requireId("id", id);
  requireName("name", name);
  if (description.length > MAX_DESCRIPTION) throw invalid("description", `at most ${MAX_DESCRIPTION} characters`);
  requirePicture(picture);
  requireId("category_id", categoryId);
  if (skus.length === 0) throw invalid("skus", "at least one");
  requireDifferent("skus.sku_id", skus);
  for (const [index, sku] of skus.entries()) {
    if (sku.id !== undefined) requireId(`skus.${index}.sku_id`, sku.id);
    requireName(`skus.${index}.name`, sku.name);
    requireWithin(`skus.${index}.price_cents`, sku.priceCents, 1, MAX_CENTS);
    requireWithin(`skus.${index}.stock`, sku.stock, 0, MAX_STOCK);
  }
}

/** A path on the shop's own host: pages load pictures from nowhere else. */
function requirePicture(picture: string | undefined): void {
  if (picture === undefined) return;
  const isPath = /^\/(?!\/)[^\s"'<>\\]*$/.test(picture) && picture.length <= MAX_PICTURE;
  if (!isPath) throw invalid("picture", `a path on this host, at most ${MAX_PICTURE} characters`);
}
