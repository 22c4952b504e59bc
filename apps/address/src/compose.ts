import { AddressServiceDefinition } from "@mall/contracts/address";
import { openServiceDatabase, type Platform, type ServiceDatabase, type ServiceModule } from "@mall/runtime";
import { createAddresses } from "./application/addresses.ts";
import type { AddressConfig } from "./config.ts";
import { createDemoAddress } from "./infrastructure/demo-address.ts";
import { type AddressDatabase, addressMigrations } from "./infrastructure/migrations.ts";
import { createSqlAddressBook } from "./infrastructure/sql-address-book.ts";

export { type AddressConfig, addressVariables, loadAddressConfig } from "./config.ts";

/** The service's tables. They share db_user; one process must not open an SQLite file twice, so there they are apart. */
export const addressTables: ServiceDatabase = {
  name: "db_user",
  file: "db_address",
  migrations: addressMigrations,
};

/** Wires the address service. */
export async function composeAddress(
  { profile, database }: AddressConfig,
  platform: Platform,
): Promise<ServiceModule<AddressServiceDefinition>> {
  const db = await openServiceDatabase<AddressDatabase>(platform, addressTables, database);
  const book = createSqlAddressBook({ db, clock: platform.clock, tracing: platform.tracing });
  if (profile === "demo") await createDemoAddress(book);
  return {
    definition: AddressServiceDefinition,
    implementation: createAddresses(book),
    start: async () => {},
    stop: () => db.destroy(),
    ready: async () => void (await db.selectFrom("addresses").select("id").limit(1).execute()),
  };
}
