import { gather } from "@mall/kernel";
import type { Kysely } from "kysely";
import type { Sku } from "../../domain/catalogue.ts";
import { skusById } from "./catalogue-reads.ts";
import type { ProductDatabase } from "./schema.ts";

/** SKUs by id, withdrawn ones too, as they are when it is asked: questions that come at once are one query. */
export function gatherSkus(db: Kysely<ProductDatabase>, isTraced: () => boolean) {
  return gather<readonly number[], Sku[]>({
    together: async (questions) => {
      const found = new Map((await skusById(db, [...new Set(questions.flat())])).map((sku) => [sku.id, sku]));
      return questions.map((ids) => ids.toSorted((a, b) => a - b).flatMap((id) => found.get(id) ?? []));
    },
    alone: (ids) => skusById(db, ids),
    // A question may be about a full cart.
    most: 32,
    isTraced,
  });
}
