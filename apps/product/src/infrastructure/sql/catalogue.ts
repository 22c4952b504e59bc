import type { Clock } from "@mall/kernel";
import { inTransaction } from "@mall/storage";
import type { Kysely } from "kysely";
import type { Catalogue } from "../../application/ports/catalogue.ts";
import { allProducts, findProduct, skusById, skusOf } from "./catalogue-reads.ts";
import { fillCatalogue, writeProduct } from "./catalogue-writes.ts";
import type { ProductDatabase } from "./schema.ts";

/** The catalogue on SQL that SQLite and MySQL share. */
export function createSqlCatalogue({ db, clock }: { db: Kysely<ProductDatabase>; clock: Clock }): Catalogue {
  return {
    fill: (seed) => inTransaction(db, (trx) => fillCatalogue(trx, seed, clock.now())),
    all: () => allProducts(db),
    find: async (id) => {
      const product = await findProduct(db, id);
      return product && { product, skus: await skusOf(db, id) };
    },
    skus: (ids) => skusById(db, ids),
    save: (draft) =>
      inTransaction(db, async (trx) => {
        const category = trx.selectFrom("categories").select("id").where("id", "=", draft.categoryId);
        if (!(await category.executeTakeFirst())) return undefined;
        await writeProduct(trx, draft, clock.now());
        return await findProduct(trx, draft.id);
      }),
    withdraw: async (id) => {
      const change = db.updateTable("products").set({ on_sale: 0 }).where("id", "=", id).where("on_sale", "=", 1);
      const { numUpdatedRows } = await change.executeTakeFirstOrThrow();
      return numUpdatedRows === 1n;
    },
  };
}
