import type { ImportCatalogueRequest, ImportCatalogueResponse } from "@mall/contracts/admin";
import type { Products } from "./catalogue-pages.ts";
import { groupLines, type ProductLines } from "./csv/group-lines.ts";
import { type ImportPlan, type Present, planImport } from "./csv/plan-import.ts";
import { type FileError, readFile } from "./csv/read-file.ts";
import { readLines } from "./csv/read-lines.ts";

type Reads = Pick<Products, "readCatalogue" | "listCategories">;

/** Errors that are told at most: who sees these mends the rest as well. */
const MOST_ERRORS = 100;

/**
 * Writes what a CSV file says, all of it or, with errors, nothing. @throws AppError `catalogue_changed` when somebody else
 * changed one of its products meanwhile.
 */
export function importCatalogue({ products }: { products: Reads & Pick<Products, "saveProducts"> }) {
  return async ({ csv, dryRun }: ImportCatalogueRequest): Promise<ImportCatalogueResponse> => {
    const file = gatherFile(csv);
    if (file.errors.length > 0) return refused(file.errors);
    const plan = planImport(file.products, await presentOf(file.products, products));
    if (plan.errors.length > 0) return refused(plan.errors);
    const drafts = [...plan.created, ...plan.updated];
    if (!dryRun && drafts.length > 0) await products.saveProducts({ products: drafts });
    return countsOf(plan);
  };
}

/** Reads the file as far as it can be told without knowing what there is. */
function gatherFile(csv: string): { products: ProductLines[]; errors: FileError[] } {
  const { lines, errors } = readFile(csv);
  if (errors.length > 0) return { products: [], errors };
  const { read, errors: wrong } = readLines(lines);
  const { products, errors: contradictions } = groupLines(read);
  return { products, errors: [...wrong, ...contradictions] };
}

async function presentOf(file: readonly ProductLines[], products: Reads): Promise<Present> {
  const ids = file.flatMap(({ first }) => first.productId ?? []);
  const [known, shelves] = await Promise.all([
    ids.length === 0
      ? []
      : products.readCatalogue({ ids, afterId: 0, categoryId: 0, limit: 0 }).then((all) => all.products),
    products.listCategories({}),
  ]);
  return {
    products: new Map(known.map((product) => [product.id, product])),
    categories: new Set(shelves.categories.flatMap(({ category }) => category?.id ?? [])),
  };
}

function refused(errors: readonly FileError[]): ImportCatalogueResponse {
  const sorted = errors.toSorted((left, right) => left.line - right.line);
  return { created: 0, updated: 0, unchanged: 0, errors: sorted.slice(0, MOST_ERRORS) };
}

function countsOf({ created, updated, unchanged }: ImportPlan): ImportCatalogueResponse {
  return { created: created.length, updated: updated.length, unchanged, errors: [] };
}
