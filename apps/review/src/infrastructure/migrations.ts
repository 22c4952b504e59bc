import type { Migration, MigrationSet } from "@mall/storage";
import type { Generated, Kysely } from "kysely";

/** Row of the table reviews. */
export interface ReviewRow {
  id: Generated<number>;
  /** 0 for a review that came with the demo. */
  user_id: number;
  username: string;
  order_no: string;
  product_id: number;
  sku_id: number;
  product_name: string;
  sku_name: string;
  /** 1 to 5. */
  rating: number;
  content: string;
  /** 1 when staff took it off the shelf, else 0. */
  hidden: number;
  /** Milliseconds since the epoch. */
  created_at: number;
}

/** The database as the review service sees it. */
export interface ReviewDatabase {
  reviews: ReviewRow;
}

const INDEXES = {
  reviews_of_purchase: ["user_id", "order_no", "sku_id"],
  reviews_of_product: ["product_id", "hidden", "created_at"],
  reviews_of_user: ["user_id", "created_at"],
  reviews_by_age: ["created_at"],
};

const reviews: Migration = {
  up: async (db: Kysely<unknown>) => {
    await db.schema
      .createTable("reviews")
      .addColumn("id", "integer", (column) => column.primaryKey().autoIncrement())
      .addColumn("user_id", "bigint", (column) => column.notNull())
      .addColumn("username", "varchar(64)", (column) => column.notNull())
      .addColumn("order_no", "varchar(64)", (column) => column.notNull())
      .addColumn("product_id", "bigint", (column) => column.notNull())
      .addColumn("sku_id", "bigint", (column) => column.notNull())
      .addColumn("product_name", "varchar(255)", (column) => column.notNull())
      .addColumn("sku_name", "varchar(255)", (column) => column.notNull())
      .addColumn("rating", "smallint", (column) => column.notNull())
      .addColumn("content", "varchar(1000)", (column) => column.notNull())
      .addColumn("hidden", "smallint", (column) => column.notNull())
      .addColumn("created_at", "bigint", (column) => column.notNull())
      .execute();
    for (const [name, columns] of Object.entries(INDEXES)) {
      const index = db.schema.createIndex(name).on("reviews").columns(columns);
      await (name === "reviews_of_purchase" ? index.unique() : index).execute();
    }
  },
  down: async (db: Kysely<unknown>) => {
    await db.schema.dropTable("reviews").execute();
  },
};

/** The tables of db_review. */
export const reviewMigrations: MigrationSet = { name: "review_migrations", migrations: { "001_reviews": reviews } };
