import type { ExportCatalogueRequest, ExportCatalogueResponse } from "@mall/contracts/admin";
import type { Products } from "./catalogue-pages.ts";
import { writeHeader, writeProducts } from "./csv/write-catalogue.ts";

/** Products of one part: with the longest descriptions far less than a message may hold. */
const PART = 100;

/** Writes a part of the catalogue as CSV. The first has the header. */
export function exportCatalogue({ products }: { products: Pick<Products, "readCatalogue"> }) {
  return async ({ afterId }: ExportCatalogueRequest): Promise<ExportCatalogueResponse> => {
    const found = await products.readCatalogue({ ids: [], afterId, categoryId: 0, limit: PART });
    const last = found.products.at(-1);
    const nextAfterId = last && found.products.length === PART ? last.id : 0;
    return { csv: (afterId === 0 ? writeHeader() : "") + writeProducts(found.products), nextAfterId };
  };
}
