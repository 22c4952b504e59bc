import { dropIndex, type Migration } from "@mall/storage";
import type { Generated, Kysely } from "kysely";

/** A row of `product_terms`: the product has this term somewhere. */
interface ProductTermRow {
  term: string;
  product_id: number;
}

/** What the search on the database finds products by, besides their texts. */
export interface SearchTermsDatabase {
  product_terms: ProductTermRow;
}

/** Of which revision the terms of a product are; 0: of none, it came from an older version or by other hands. */
export interface TermsColumn {
  terms_revision: Generated<number>;
}

const MISSING = { name: "products_by_terms", table: "products" };

/** Products that are there have no terms yet: the service notes them when it starts. */
export const searchTermsMigration: Migration = {
  up: async (db: Kysely<unknown>) => {
    await db.schema
      .createTable("product_terms")
      // Of two characters; Chinese ones outside the basic plane are two of UTF-16.
      .addColumn("term", "varchar(4)", (column) => column.notNull())
      .addColumn("product_id", "bigint", (column) => column.notNull())
      .addPrimaryKeyConstraint("product_terms_pk", ["term", "product_id"])
      .execute();
    const add = db.schema.alterTable(MISSING.table);
    await add.addColumn("terms_revision", "bigint", (column) => column.notNull().defaultTo(0)).execute();
    await db.schema
      .createIndex(MISSING.name)
      .on(MISSING.table)
      .columns(["on_sale", "terms_revision", "revision"])
      .execute();
  },
  down: async (db: Kysely<unknown>) => {
    await dropIndex(db, MISSING);
    await db.schema.alterTable(MISSING.table).dropColumn("terms_revision").execute();
    await db.schema.dropTable("product_terms").execute();
  },
};
