import type { Migration } from "@mall/storage";
import type { Generated, Kysely } from "kysely";

/** Whether a SKU is sold: 0 once it was withdrawn. That of a product that is off sale stays as it is. */
export interface SkuOnSaleColumn {
  on_sale: Generated<number>;
}

/** The highest id that was given out for a new product, or a new SKU. Whoever updates the row gives out alone until then. */
interface CatalogueNumbersRow {
  /** products | skus */
  name: string;
  highest: number;
}

/** What editing the catalogue needs besides its tables. */
export interface CatalogueEditingDatabase {
  catalogue_numbers: CatalogueNumbersRow;
}

/** SKUs can be withdrawn one by one, and new ids are given out here. */
export const catalogueEditingMigration: Migration = {
  up: async (db: Kysely<unknown>) => {
    await db.schema
      .alterTable("skus")
      .addColumn("on_sale", "smallint", (column) => column.notNull().defaultTo(1))
      .execute();
    await db.schema
      .createTable("catalogue_numbers")
      .addColumn("name", "varchar(16)", (column) => column.primaryKey())
      .addColumn("highest", "bigint", (column) => column.notNull())
      .execute();
    const rows = ["products", "skus"].map((name) => ({ name, highest: 0 }));
    await (db as Kysely<CatalogueEditingDatabase>).insertInto("catalogue_numbers").values(rows).execute();
  },
  down: async (db: Kysely<unknown>) => {
    await db.schema.dropTable("catalogue_numbers").execute();
    await db.schema.alterTable("skus").dropColumn("on_sale").execute();
  },
};
