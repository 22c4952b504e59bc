import type { CatalogueEditing } from "../../application/ports/catalogue-editing.ts";

/** Says when the catalogue has changed by an edit. */
export function tellOfEdits(catalogue: CatalogueEditing, { changed }: { changed: () => void }): CatalogueEditing {
  return {
    ...catalogue,
    // What failed may have happened: a commit that was not answered.
    edit: (edits) => catalogue.edit(edits).finally(changed),
    setPrices: (prices) => catalogue.setPrices(prices).finally(changed),
  };
}
