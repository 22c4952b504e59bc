import { afterEach, beforeEach, describe } from "node:test";
import { searchChangeTests } from "./product-search-change.ts";
import { searchEngineTests } from "./product-search-engine.ts";
import { searchListTests } from "./product-search-list.ts";
import { type ProductSearchPort, type ProductSearchStage, SHELF } from "./product-search-stage.ts";
import { searchWordTests } from "./product-search-words.ts";

export type { ProductSearchStage } from "./product-search-stage.ts";

/**
 * `index`: follows the changes it is told of, and ranks. `scan`: reads whatever the database has now; its stage puts
 * products into that.
 */
type SearchKind = "index" | "scan";

/**
 * What every search of products must do, whatever it is made of. It leaves the ranking open, but for a name that
 * matches before a description that does. Registers the tests with node:test.
 * @param makeSearch makes an empty index for each test.
 */
export function productSearchContract(
  name: string,
  makeSearch: () => Promise<ProductSearchStage>,
  kind: SearchKind = "index",
): void {
  describe(`product search contract: ${name}`, () => {
    let stage: ProductSearchStage | undefined;
    beforeEach(async () => {
      stage = await makeSearch();
      await stage.search.put(SHELF);
    });
    afterEach(async () => {
      await stage?.close();
    });
    const current = (): ProductSearchPort => {
      if (!stage) throw new Error("the stage is not open");
      return stage.search;
    };
    searchWordTests(current);
    searchListTests(current);
    if (kind === "scan") return;
    searchEngineTests(current);
    searchChangeTests(current);
  });
}
