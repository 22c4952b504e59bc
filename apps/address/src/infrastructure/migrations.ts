import type { Migration, MigrationSet } from "@mall/storage";
import type { Generated, Kysely } from "kysely";

/** Row of the table addresses. */
export interface AddressRow {
  id: Generated<number>;
  user_id: number;
  name: string;
  mobile: string;
  province: string;
  city: string;
  district: string;
  detail_address: string;
  /** 1 for the one default of the buyer, else 0. */
  is_default: number;
  /** Milliseconds since the epoch. */
  created_at: number;
}

/** The database as the address service sees it. */
export interface AddressDatabase {
  addresses: AddressRow;
  /** A row for each buyer who ever had an address: whoever updates it first changes the buyer's book first. */
  address_owners: { user_id: number; changes: number };
}

const addresses: Migration = {
  up: async (db: Kysely<unknown>) => {
    await db.schema
      .createTable("addresses")
      .addColumn("id", "integer", (column) => column.primaryKey().autoIncrement())
      .addColumn("user_id", "bigint", (column) => column.notNull())
      .addColumn("name", "varchar(64)", (column) => column.notNull())
      .addColumn("mobile", "varchar(32)", (column) => column.notNull())
      .addColumn("province", "varchar(64)", (column) => column.notNull())
      .addColumn("city", "varchar(64)", (column) => column.notNull())
      .addColumn("district", "varchar(64)", (column) => column.notNull())
      .addColumn("detail_address", "varchar(255)", (column) => column.notNull())
      .addColumn("is_default", "smallint", (column) => column.notNull())
      .addColumn("created_at", "bigint", (column) => column.notNull())
      .execute();
    await db.schema.createIndex("addresses_of_user").on("addresses").columns(["user_id", "is_default"]).execute();
  },
  down: async (db: Kysely<unknown>) => {
    await db.schema.dropTable("addresses").execute();
  },
};

const owners: Migration = {
  up: async (db: Kysely<unknown>) => {
    await db.schema
      .createTable("address_owners")
      .addColumn("user_id", "bigint", (column) => column.primaryKey())
      .addColumn("changes", "bigint", (column) => column.notNull())
      .execute();
  },
  down: async (db: Kysely<unknown>) => {
    await db.schema.dropTable("address_owners").execute();
  },
};

/** The address service's part of db_user. */
export const addressMigrations: MigrationSet = {
  name: "address_migrations",
  migrations: { "001_addresses": addresses, "002_owners": owners },
};
