import { addressBookContract, createManualClock } from "@mall/testkit";
import { openScratchMysql } from "@mall/testkit/mysql";
import { noTracing } from "@mall/tracing";
import { type AddressDatabase, addressMigrations } from "./migrations.ts";
import { createSqlAddressBook } from "./sql-address-book.ts";

addressBookContract("MySQL", async () => {
  const { db } = await openScratchMysql<AddressDatabase>(addressMigrations);
  return createSqlAddressBook({ db, clock: createManualClock(), tracing: noTracing });
});
