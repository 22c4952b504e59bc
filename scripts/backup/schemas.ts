import { addressTables } from "@mall/address";
import { orderTables } from "@mall/order";
import { paymentTables } from "@mall/payment";
import { productTables } from "@mall/product";
import { reviewTables } from "@mall/review";
import type { ServiceDatabase } from "@mall/runtime";
import { userTables } from "@mall/user";
import type { Manifest } from "./manifest.ts";
import { RefusedError } from "./refused-error.ts";

/** The tables of all services. */
export const TABLES: readonly ServiceDatabase[] = [
  userTables,
  addressTables,
  productTables,
  orderTables,
  paymentTables,
  reviewTables,
];

/** The databases they are in, in MySQL. */
export const DATABASES: readonly string[] = [...new Set(TABLES.map(({ name }) => name))];

/** The query for which migrations of a set have run; each has a table of its own. */
export const appliedMigrations = (table: string) => `select name from ${table} order by name`;

/**
 * A backup of older tables is brought up to date by the next start of the shop; one of newer tables cannot be taken back.
 * @throws RefusedError naming a migration that this version of the shop does not know.
 */
export function checkSchemas(schemas: Manifest["schemas"]): void {
  for (const { migrations } of TABLES) {
    const unknown = (schemas[migrations.name] ?? []).filter((name) => !Object.hasOwn(migrations.migrations, name));
    if (unknown.length === 0) continue;
    throw new RefusedError(
      `The backup was made by a newer version of the shop: ${migrations.name} has ${unknown.join(", ")}. Restore it with that one.`,
    );
  }
}
