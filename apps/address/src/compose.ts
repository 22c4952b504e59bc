import { AddressServiceDefinition } from "@mall/contracts/address";
import type { Platform, ServiceModule } from "@mall/runtime";
import { migrateToLatest, openSqlite } from "@mall/storage";
import { createAddresses } from "./application/addresses.ts";
import type { AddressConfig } from "./config.ts";
import { createDemoAddress } from "./infrastructure/demo-address.ts";
import { type AddressDatabase, addressMigrations } from "./infrastructure/migrations.ts";
import { createSqlAddressBook } from "./infrastructure/sql-address-book.ts";

export { type AddressConfig, loadAddressConfig } from "./config.ts";

/** Wires the address service. */
export async function composeAddress(
  { profile, synchronous }: AddressConfig,
  { clock, tracing, dataDir }: Platform,
): Promise<ServiceModule<AddressServiceDefinition>> {
  // On MySQL the table lies in db_user; one process must not open an SQLite file twice, so here it has its own.
  const db = openSqlite<AddressDatabase>({ file: `${dataDir}/db_address.sqlite`, tracing, synchronous });
  await migrateToLatest(db, addressMigrations);
  const book = createSqlAddressBook({ db, clock });
  if (profile === "demo") await createDemoAddress(book);
  return {
    definition: AddressServiceDefinition,
    implementation: createAddresses(book),
    start: async () => {},
    stop: () => db.destroy(),
    ready: async () => void (await db.selectFrom("addresses").select("id").limit(1).execute()),
  };
}
