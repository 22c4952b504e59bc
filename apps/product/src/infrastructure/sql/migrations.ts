import { outboxMigration } from "@mall/messaging";
import { dropIndex, type Migration, type MigrationSet } from "@mall/storage";
import { type Kysely, sql } from "kysely";
import { catalogueEditingMigration } from "./catalogue-editing-schema.ts";
import { searchTermsMigration } from "./search-terms-schema.ts";
import { seckillActivitiesMigration } from "./seckill-activities-schema.ts";

const catalogue: Migration = {
  up: async (db: Kysely<unknown>) => {
    await createCategories(db);
    await createProducts(db);
    await createSkus(db);
  },
  down: async (db: Kysely<unknown>) => {
    for (const table of ["skus", "products", "categories"]) await db.schema.dropTable(table).execute();
  },
};

async function createCategories(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("categories")
    .addColumn("id", "bigint", (column) => column.primaryKey())
    .addColumn("name", "varchar(64)", (column) => column.notNull())
    .addColumn("name_en", "varchar(64)", (column) => column.notNull())
    .execute();
}

async function createProducts(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("products")
    .addColumn("id", "bigint", (column) => column.primaryKey())
    .addColumn("category_id", "bigint", (column) => column.notNull())
    .addColumn("name", "varchar(255)", (column) => column.notNull())
    .addColumn("description", "text", (column) => column.notNull())
    .addColumn("picture", "varchar(512)", (column) => column.notNull())
    .addColumn("price_cents", "bigint", (column) => column.notNull())
    .addColumn("on_sale", "smallint", (column) => column.notNull())
    .addColumn("created_at", "bigint", (column) => column.notNull())
    .execute();
}

async function createSkus(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("skus")
    .addColumn("id", "bigint", (column) => column.primaryKey())
    .addColumn("product_id", "bigint", (column) => column.notNull())
    .addColumn("name", "varchar(255)", (column) => column.notNull())
    .addColumn("price_cents", "bigint", (column) => column.notNull())
    .addColumn("stock", "integer", (column) => column.notNull())
    .addColumn("held", "integer", (column) => column.notNull())
    .addColumn("sold", "integer", (column) => column.notNull())
    .addColumn("initial_stock", "integer", (column) => column.notNull())
    // Behind the conditional updates: a mistake in one of them fails instead of selling what is not there.
    .addCheckConstraint(
      "skus_books",
      sql`stock >= 0 and held >= 0 and sold >= 0 and stock + held + sold = initial_stock`,
    )
    .execute();
  await db.schema.createIndex("skus_of_product").on("skus").columns(["product_id", "id"]).execute();
}

const reservations: Migration = {
  up: async (db: Kysely<unknown>) => {
    await db.schema
      .createTable("stock_reservations")
      .addColumn("reservation_id", "varchar(64)", (column) => column.notNull())
      .addColumn("sku_id", "bigint", (column) => column.notNull())
      .addColumn("quantity", "integer", (column) => column.notNull())
      .addColumn("state", "varchar(16)", (column) => column.notNull())
      .addColumn("created_at", "bigint", (column) => column.notNull())
      .addPrimaryKeyConstraint("stock_reservations_pk", ["reservation_id", "sku_id"])
      .execute();
  },
  down: async (db: Kysely<unknown>) => {
    await db.schema.dropTable("stock_reservations").execute();
  },
};

const revisions: Migration = {
  up: async (db: Kysely<unknown>) => {
    await db.schema
      .alterTable("products")
      .addColumn("revision", "bigint", (column) => column.notNull().defaultTo(1))
      .execute();
  },
  down: async (db: Kysely<unknown>) => {
    await db.schema.alterTable("products").dropColumn("revision").execute();
  },
};

/** So that what is held, and what was sold of a SKU, is found without a look at every reservation there ever was. */
const reservationsByState: Migration = {
  up: async (db: Kysely<unknown>) => {
    await db.schema
      .createIndex("stock_reservations_by_state")
      .on("stock_reservations")
      .columns(["sku_id", "state", "created_at", "quantity"])
      .execute();
  },
  down: async (db: Kysely<unknown>) => {
    await db.schema.dropIndex("stock_reservations_by_state").on("stock_reservations").execute();
  },
};

/** For the lists of shoppers: the counts, and a page in each order, without a look at the rows of all products. */
const LIST_INDEXES = {
  products_by_shelf: ["on_sale", "category_id", "price_cents", "id"],
  products_by_price: ["on_sale", "price_cents", "id"],
  products_by_price_down: ["on_sale", "price_cents desc", "id"],
  products_by_age: ["on_sale", "created_at", "id"],
};

const productLists: Migration = {
  up: async (db: Kysely<unknown>) => {
    for (const [name, columns] of Object.entries(LIST_INDEXES)) {
      await db.schema.createIndex(name).on("products").columns(columns).execute();
    }
  },
  down: async (db: Kysely<unknown>) => {
    for (const name of Object.keys(LIST_INDEXES)) await dropIndex(db, { name, table: "products" });
  },
};

/** Everything in db_product. */
export const productMigrations: MigrationSet = {
  name: "product_migrations",
  migrations: {
    "001_catalogue": catalogue,
    "002_stock_reservations": reservations,
    "003_product_revisions": revisions,
    "004_outbox": outboxMigration,
    "005_seckill_activities": seckillActivitiesMigration,
    "006_reservations_by_state": reservationsByState,
    "007_product_lists": productLists,
    "008_search_terms": searchTermsMigration,
    "009_catalogue_editing": catalogueEditingMigration,
  },
};
