import type { Clock } from "@mall/kernel";
import { addToOutbox, QUEUES } from "@mall/messaging";
import { inTransaction } from "@mall/storage";
import type { Tracing } from "@mall/tracing";
import type { Kysely } from "kysely";
import type { CatalogueEditing } from "../../application/ports/catalogue-editing.ts";
import type { EditOutcome, EditRefusal, PriceEdit, ProductEdit } from "../../domain/catalogue-edit.ts";
import {
  catalogueFigures,
  categoriesOf,
  countedCategories,
  staffPage,
  stockedAfter,
  stockedByIds,
} from "./catalogue-staff-reads.ts";
import { Refused } from "./edit-checks.ts";
import { editProducts } from "./edit-products.ts";
import type { ProductDatabase } from "./schema.ts";
import { writePrices } from "./sku-prices.ts";
import { adjust } from "./sku-units.ts";

type Database = Kysely<ProductDatabase>;

interface EditingOptions {
  db: Database;
  clock: Clock;
  /** Its active trace goes with the messages of a change. */
  tracing: Tracing;
}

/** Editing the catalogue on SQL that SQLite and MySQL share. */
export function createSqlCatalogueEditing({ db, clock, tracing }: EditingOptions): CatalogueEditing {
  const announce = async (trx: Database, changed: readonly { id: number; revision: number }[]) => {
    const messages = changed.map(({ id, revision }) => ({ id: `${id}:${revision}`, body: { product_id: id } }));
    if (messages.length > 0) await addToOutbox(trx, QUEUES.productChange, messages, { clock, tracing });
  };
  const edit = (edits: readonly ProductEdit[]): Promise<EditOutcome> =>
    inTransaction(db, async (trx) => {
      const products = await editProducts(trx, edits, clock.now());
      await announce(trx, products);
      return { kind: "saved", products };
    });
  const setPrices = (prices: readonly PriceEdit[]): Promise<boolean> =>
    inTransaction(db, async (trx) => {
      await announce(trx, await writePrices(trx, prices));
      return true;
    });
  return {
    list: (query) => staffPage(db, query),
    byIds: (ids) => stockedByIds(db, ids),
    after: (id, query) => stockedAfter(db, id, query),
    categories: () => countedCategories(db),
    categoriesOf: (ids) => categoriesOf(db, ids),
    figures: () => catalogueFigures(db),
    edit: (edits) => edit(edits).catch(refusalOf),
    setPrices: async (prices) => (await setPrices(prices).catch(refusalOf)) === true,
    adjustStock: (skuId, delta) => inTransaction(db, (trx) => adjust(trx, skuId, delta)),
  };
}

/** What undid the transaction. */
function refusalOf(error: unknown): EditRefusal {
  if (error instanceof Refused) return error.refusal;
  throw error;
}
