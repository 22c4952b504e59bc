import type { StockedProduct } from "../domain/catalogue-edit.ts";
import { requireId, requireQuery, requireWithin } from "./input.ts";
import type { CatalogueEditing, StaffQuery } from "./ports/catalogue-editing.ts";

const MAX_PAGE = 1_000_000;
const MAX_PAGE_SIZE = 100;
const MOST_IDS = 2000;
const MOST_AT_ONCE = 500;
const MOST_CATEGORIES_OF = 1000;

/** Which products are read: those of the ids, or without ids those after one. */
export interface ReadQuery {
  ids: readonly number[];
  afterId: number;
  /** undefined: all. Not looked at with ids. */
  categoryId: number | undefined;
  limit: number;
}

type Reads = Pick<CatalogueEditing, "list" | "byIds" | "after" | "categories" | "categoriesOf" | "figures">;

/** What the back office reads of the catalogue. All throw AppError `invalid_input`. */
export function readCatalogue({ catalogue }: { catalogue: Reads }) {
  return {
    list: (query: StaffQuery) => {
      requireQuery(query.query);
      requireWithin("page", query.page, 1, MAX_PAGE);
      requireWithin("page_size", query.pageSize, 1, MAX_PAGE_SIZE);
      return catalogue.list(query);
    },
    read: async ({ ids, afterId, categoryId, limit }: ReadQuery): Promise<StockedProduct[]> => {
      if (ids.length === 0) {
        return await catalogue.after(afterId, { categoryId, limit: requireWithin("limit", limit, 1, MOST_AT_ONCE) });
      }
      requireWithin("ids", ids.length, 1, MOST_IDS);
      return await catalogue.byIds([...new Set(ids.map((id) => requireId("ids", id)))]);
    },
    categories: catalogue.categories,
    categoriesOf: (ids: readonly number[]) => {
      requireWithin("product_ids", ids.length, 0, MOST_CATEGORIES_OF);
      return catalogue.categoriesOf(ids);
    },
    figures: catalogue.figures,
  };
}
