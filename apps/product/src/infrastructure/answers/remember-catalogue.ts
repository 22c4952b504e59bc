import type { Catalogue } from "../../application/ports/catalogue.ts";
import type { Answers } from "./answers.ts";

/**
 * Answers shoppers from what a product was a moment ago, and says when the catalogue has changed. How many units are left
 * changes with every order and is never remembered; who asks for the same at the same moment is answered at once.
 */
export function rememberCatalogue(
  catalogue: Catalogue,
  { answers, changed }: { answers: Answers; changed: () => void },
): Catalogue {
  return {
    ...catalogue,
    // What failed may have happened: a commit that was not answered.
    fill: (seed) => catalogue.fill(seed).finally(changed),
    save: (draft) => catalogue.save(draft).finally(changed),
    withdraw: (id) => catalogue.withdraw(id).finally(changed),
    product: (id) => answers.get(JSON.stringify(["product", id]), () => catalogue.product(id)),
  };
}
