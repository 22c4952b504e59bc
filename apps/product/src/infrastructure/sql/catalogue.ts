import type { Clock } from "@mall/kernel";
import { addToOutbox, QUEUES } from "@mall/messaging";
import { inTransaction } from "@mall/storage";
import type { Tracing } from "@mall/tracing";
import type { Kysely } from "kysely";
import type { Catalogue } from "../../application/ports/catalogue.ts";
import { findProduct, latestState, productsAfter, skusOf } from "./catalogue-reads.ts";
import { fillCatalogue, markWithdrawn, writeProduct } from "./catalogue-writes.ts";
import { gatherSkus } from "./gather-skus.ts";
import { noteTerms, textsOf } from "./product-terms.ts";
import type { ProductDatabase } from "./schema.ts";

interface CatalogueOptions {
  db: Kysely<ProductDatabase>;
  clock: Clock;
  /** Its active trace goes with the messages of a change. */
  tracing: Tracing;
}

/** The catalogue on SQL that SQLite and MySQL share. */
export function createSqlCatalogue({ db, clock, tracing }: CatalogueOptions): Catalogue {
  const announce = async (trx: Kysely<ProductDatabase>, id: number, revision: number) => {
    const message = { id: `${id}:${revision}`, body: { product_id: id } };
    await addToOutbox(trx, QUEUES.productChange, [message], { clock, tracing });
  };
  return {
    fill: (seed) => inTransaction(db, (trx) => fillCatalogue(trx, seed, clock.now())),
    page: (afterId, limit) => productsAfter(db, afterId, limit),
    latest: (id) => latestState(db, id),
    product: (id) => findProduct(db, id),
    skusOf: (productId) => skusOf(db, productId),
    skus: gatherSkus(db, () => tracing.recording()),
    save: (draft) =>
      inTransaction(db, async (trx) => {
        const category = trx.selectFrom("categories").select("id").where("id", "=", draft.categoryId);
        if (!(await category.executeTakeFirst())) return undefined;
        const before = await textsOf(trx, draft.id);
        await writeProduct(trx, draft, clock.now());
        await noteTerms(trx, draft.id, before);
        const product = await findProduct(trx, draft.id);
        if (product) await announce(trx, product.id, product.revision);
        return product;
      }),
    withdraw: (id) =>
      inTransaction(db, async (trx) => {
        const revision = await markWithdrawn(trx, id);
        if (revision !== undefined) await announce(trx, id, revision);
        return revision;
      }),
  };
}
