import type { Address } from "@mall/contracts/address";
import { type Clock, gather } from "@mall/kernel";
import { insertIgnore, inTransaction } from "@mall/storage";
import type { Tracing } from "@mall/tracing";
import type { Kysely } from "kysely";
import type { AddressBook, AddressFields, AddressKey } from "../application/address-book.ts";
import { addressOf, defaultsOf } from "./default-addresses.ts";
import type { AddressDatabase } from "./migrations.ts";

type Database = Kysely<AddressDatabase>;

interface SqlAddressBookOptions {
  db: Database;
  clock: Clock;
  tracing: Pick<Tracing, "recording">;
}

/**
 * The address book in SQL that SQLite and MySQL share. Each change is one transaction; default addresses that are asked for
 * at once are one query.
 */
export function createSqlAddressBook({ db, clock, tracing }: SqlAddressBookOptions): AddressBook {
  /** Runs a change of one buyer's book as one transaction, one at a time. */
  const change = <T>(userId: number, work: (trx: Database) => Promise<T>) =>
    inTransaction(db, async (trx) => {
      await lockBook(trx, userId);
      return await work(trx);
    });
  const findDefault = gather<number, Address | undefined>({
    together: async (userIds) => {
      const found = new Map((await defaultsOf(db, userIds)).map((address) => [address.userId, address]));
      return userIds.map((userId) => found.get(userId));
    },
    alone: async (userId) => (await defaultsOf(db, [userId]))[0],
    isTraced: () => tracing.recording(),
  });
  return {
    add: ({ userId, isDefault, ...fields }, max) =>
      change(userId, async (trx) => {
        const existing = await rowsOf(trx, userId);
        if (existing.length >= max) return undefined;
        const becomesDefault = isDefault || existing.length === 0;
        if (becomesDefault) await clearDefault(trx, userId);
        const owner = { user_id: userId, is_default: Number(becomesDefault), created_at: clock.now() };
        const insert = trx.insertInto("addresses").values({ ...allColumns(fields), ...owner });
        const { insertId } = await insert.executeTakeFirstOrThrow();
        return await find(trx, { userId, addressId: Number(insertId) });
      }),
    list: async (userId) => (await rowsOf(db, userId)).map(addressOf),
    find: (key) => find(db, key),
    findDefault: (userId) => findDefault(userId),
    findDefaults: (userIds) => defaultsOf(db, userIds),
    update: (key, changes) => change(key.userId, (trx) => update(trx, key, changes)),
    remove: (key) => change(key.userId, (trx) => remove(trx, key)),
    setDefault: (key) =>
      change(key.userId, async (trx) => {
        if (!(await find(trx, key))) return false;
        await setDefault(trx, key);
        return true;
      }),
  };
}

/** How many addresses there are and which is the default concerns several rows: one row stands for all of a buyer's. */
async function lockBook(trx: Database, userId: number): Promise<void> {
  const update = trx.updateTable("address_owners").set((column) => ({ changes: column("changes", "+", 1) }));
  const lock = update.where("user_id", "=", userId);
  if ((await lock.executeTakeFirstOrThrow()).numUpdatedRows === 1n) return;
  await insertIgnore(trx, "address_owners", [{ user_id: userId, changes: 0 }]);
  await lock.execute();
}

/** All of a buyer's, the default first, then newest first. */
async function rowsOf(db: Database, userId: number) {
  const rows = db.selectFrom("addresses").selectAll().where("user_id", "=", userId);
  return await rows.orderBy("is_default", "desc").orderBy("id", "desc").execute();
}

async function find(db: Database, { userId, addressId }: AddressKey): Promise<Address | undefined> {
  const row = db.selectFrom("addresses").selectAll().where("id", "=", addressId).where("user_id", "=", userId);
  const found = await row.executeTakeFirst();
  return found && addressOf(found);
}

async function update(db: Database, key: AddressKey, changes: Partial<AddressFields>): Promise<Address | undefined> {
  const columns = columnsOf(changes);
  if (Object.keys(columns).length > 0) {
    const change = db.updateTable("addresses").set(columns);
    await change.where("id", "=", key.addressId).where("user_id", "=", key.userId).execute();
  }
  return await find(db, key);
}

async function remove(db: Database, { userId, addressId }: AddressKey): Promise<boolean> {
  const gone = db.deleteFrom("addresses").where("id", "=", addressId).where("user_id", "=", userId);
  const { numDeletedRows } = await gone.executeTakeFirstOrThrow();
  const [next] = await rowsOf(db, userId);
  if (next?.is_default === 0) await setDefault(db, { userId, addressId: next.id });
  return numDeletedRows > 0n;
}

async function clearDefault(db: Database, userId: number): Promise<void> {
  await db.updateTable("addresses").set({ is_default: 0 }).where("user_id", "=", userId).execute();
}

async function setDefault(db: Database, { userId, addressId }: AddressKey): Promise<void> {
  await clearDefault(db, userId);
  await db.updateTable("addresses").set({ is_default: 1 }).where("id", "=", addressId).execute();
}

function columnsOf({ detailAddress, ...same }: Partial<AddressFields>) {
  return { ...same, ...(detailAddress === undefined ? {} : { detail_address: detailAddress }) };
}

function allColumns({ name, mobile, province, city, district, detailAddress }: AddressFields) {
  return { name, mobile, province, city, district, detail_address: detailAddress };
}
