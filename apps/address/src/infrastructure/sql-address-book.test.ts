import { migrateToLatest, openSqlite } from "@mall/storage";
import { addressBookContract, createManualClock } from "@mall/testkit";
import { noTracing } from "@mall/tracing";
import { type AddressDatabase, addressMigrations } from "./migrations.ts";
import { createSqlAddressBook } from "./sql-address-book.ts";

addressBookContract("SQLite", async () => {
  const db = openSqlite<AddressDatabase>({ file: ":memory:", tracing: noTracing });
  await migrateToLatest(db, addressMigrations);
  return createSqlAddressBook({ db, clock: createManualClock(), tracing: noTracing });
});
