import type { Role } from "@mall/contracts/user";
import type { Clock } from "@mall/kernel";
import { insertIgnore } from "@mall/storage";
import type { Kysely, Selectable } from "kysely";
import type { Account, AccountChange, NewAccount, UserStore } from "../application/user-store.ts";
import type { ProfileFields } from "../domain/account-rules.ts";
import type { UserDatabase, UserRow } from "./migrations.ts";

type Database = Kysely<UserDatabase>;

/**
 * The first id that registration gives out. Below are the demo accounts and the users 1000…1049 whom the load
 * script signs tokens for: somebody who registers must never be one of them.
 */
const FIRST_ID = 10_001;

/** Accounts in SQL that SQLite and MySQL share. */
export function createSqlUsers({ db, clock }: { db: Database; clock: Clock }): UserStore {
  return {
    create: (account) =>
      db.transaction().execute(async (trx): Promise<AccountChange> => {
        const taken = await whoHas(trx, account.username, account.mobile);
        if (taken) return taken;
        const id = account.id ?? (await nextId(trx));
        const inserted = await insertIgnore(trx, "users", [{ ...newRow(account, clock), id }]);
        const created = await find(trx, id);
        // Another process was faster between the look and the insert.
        if (inserted === 0 || !created)
          return (await whoHas(trx, account.username, account.mobile)) ?? { kind: "username_taken" };
        return { kind: "done", account: created };
      }),
    findById: (id) => find(db, id),
    findByUsername: async (username) => {
      const query = db.selectFrom("users").selectAll().where("username_key", "=", username.toLowerCase());
      const row = await query.executeTakeFirst();
      return row && accountOf(row);
    },
    update: (id, changes) =>
      db.transaction().execute(async (trx): Promise<AccountChange | undefined> => {
        const owner = changes.mobile ? await mobileOwner(trx, changes.mobile) : undefined;
        if (owner !== undefined && owner !== id) return { kind: "mobile_taken" };
        const columns = columnsOf(changes);
        if (Object.keys(columns).length > 0) await trx.updateTable("users").set(columns).where("id", "=", id).execute();
        const account = await find(trx, id);
        return account && { kind: "done", account };
      }),
    setPassword: async (id, passwordHash) => {
      await db.updateTable("users").set({ password_hash: passwordHash }).where("id", "=", id).execute();
    },
  };
}

async function find(db: Database, id: number): Promise<Account | undefined> {
  const row = await db.selectFrom("users").selectAll().where("id", "=", id).executeTakeFirst();
  return row && accountOf(row);
}

async function whoHas(db: Database, username: string, mobile: string): Promise<AccountChange | undefined> {
  const query = db.selectFrom("users").select("id").where("username_key", "=", username.toLowerCase());
  if (await query.executeTakeFirst()) return { kind: "username_taken" };
  if (mobile !== "" && (await mobileOwner(db, mobile)) !== undefined) return { kind: "mobile_taken" };
  return undefined;
}

async function mobileOwner(db: Database, mobile: string): Promise<number | undefined> {
  return (await db.selectFrom("users").select("id").where("mobile", "=", mobile).executeTakeFirst())?.id;
}

async function nextId(db: Database): Promise<number> {
  const { last } = await db
    .selectFrom("users")
    .select(({ fn }) => fn.max("id").as("last"))
    .executeTakeFirstOrThrow();
  return Math.max(FIRST_ID, Number(last ?? 0) + 1);
}

function newRow({ username, mobile, passwordHash, role }: NewAccount, clock: Clock) {
  return {
    username,
    username_key: username.toLowerCase(),
    mobile: mobile === "" ? null : mobile,
    password_hash: passwordHash,
    ...{ nickname: "", gender: 0, birthday: "", role, disabled: 0, created_at: clock.now() },
  };
}

function columnsOf({ mobile, ...same }: Partial<ProfileFields>) {
  return { ...same, ...(mobile === undefined ? {} : { mobile: mobile === "" ? null : mobile }) };
}

function accountOf(row: Selectable<UserRow>): Account {
  const { id, username, mobile, password_hash, nickname, gender, birthday, role, disabled, created_at } = row;
  return {
    ...{ id, username, nickname, gender, birthday },
    mobile: mobile ?? "",
    passwordHash: password_hash,
    role: role as Role,
    disabled: disabled === 1,
    createdAt: created_at,
  };
}
