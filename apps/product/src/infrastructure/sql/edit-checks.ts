import type { Kysely } from "kysely";
import type { EditRefusal, ProductEdit } from "../../domain/catalogue-edit.ts";
import type { ProductDatabase } from "./schema.ts";

type Database = Kysely<ProductDatabase>;

/** Undoes the transaction and carries its reason out. */
export class Refused extends Error {
  readonly refusal: EditRefusal;
  constructor(refusal: EditRefusal) {
    super(refusal.kind);
    this.refusal = refusal;
  }
}

/** Refuses what is not on sale, and what is not as it was read; the revisions were raised before. */
export async function requireKnown(trx: Database, edits: readonly ProductEdit[]): Promise<void> {
  const ids = edits.flatMap(({ id }) => (id === undefined ? [] : [id]));
  const found = trx
    .selectFrom("products")
    .select(["id", "revision"])
    .where("id", "in", [0, ...ids]);
  const rows = await found.where("on_sale", "=", 1).execute();
  const revisions = new Map(rows.map(({ id, revision }) => [id, revision - 1]));
  for (const [index, { id, revision }] of edits.entries()) {
    if (id === undefined) continue;
    const present = revisions.get(id);
    if (present === undefined) throw new Refused({ kind: "unknown_product", index });
    if (revision !== undefined && revision !== present) throw new Refused({ kind: "changed", index });
  }
}

/** Refuses categories that do not exist. */
export async function requireCategories(trx: Database, edits: readonly ProductEdit[]): Promise<void> {
  const rows = await trx.selectFrom("categories").select("id").execute();
  const ids = new Set(rows.map(({ id }) => id));
  const index = edits.findIndex(({ categoryId }) => !ids.has(categoryId));
  if (index !== -1) throw new Refused({ kind: "unknown_category", index });
}

/** Refuses SKUs that are not of the product that names them. */
export function requireOwnSkus(edits: readonly ProductEdit[], productOf: ReadonlyMap<number, number>): void {
  for (const [index, { id, skus }] of edits.entries()) {
    const other = skus.find((sku) => sku.id !== undefined && (id === undefined || productOf.get(sku.id) !== id));
    if (other?.id !== undefined) throw new Refused({ kind: "unknown_sku", index, skuId: other.id });
  }
}
