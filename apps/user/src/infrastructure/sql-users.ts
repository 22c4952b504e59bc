import type { Role } from "@mall/contracts/user";
import type { Clock } from "@mall/kernel";
import { insertIgnore } from "@mall/storage";
import type { Kysely, Selectable } from "kysely";
import type { Access, Account, NewAccount, PasswordChange, UserStore } from "../application/user-store.ts";
import type { ProfileFields } from "../domain/account-rules.ts";
import type { UserDatabase, UserRow } from "./migrations.ts";
import { endSessions, setStanding } from "./sql-standing.ts";
import { listUsers } from "./sql-user-list.ts";

type Database = Kysely<UserDatabase>;

/** Accounts in SQL that SQLite and MySQL share. The unique columns decide every race, also of several processes. */
export function createSqlUsers({ db, clock }: { db: Database; clock: Clock }): UserStore {
  return {
    create: async (account) => {
      const inserted = await insertIgnore(db, "users", [newRow(account, clock)]);
      const holder = await findByUsername(db, account.username);
      if (inserted === 1 && holder) return { kind: "done", account: holder };
      return { kind: holder ? "username_taken" : "mobile_taken" };
    },
    findById: (id) => find(db, id),
    findByUsername: (username) => findByUsername(db, username),
    list: async (query) => {
      const { rows, total } = await listUsers(db, query);
      return { accounts: rows.map(accountOf), total };
    },
    accessOf: (ids) => accessOf(db, ids),
    update: async (id, changes) => {
      if (!(await change(db, id, changes))) return { kind: "mobile_taken" };
      const account = await find(db, id);
      return account && { kind: "done", account };
    },
    setPassword: (id, change) => setPassword(db, id, change),
    setStanding: async (id, change) => {
      const kind = await setStanding(db, id, change);
      if (kind === "last_admin") return { kind };
      const account = kind === "done" ? await find(db, id) : undefined;
      return account && { kind: "done", account };
    },
  };
}

async function find(db: Database, id: number): Promise<Account | undefined> {
  const row = await db.selectFrom("users").selectAll().where("id", "=", id).executeTakeFirst();
  return row && accountOf(row);
}

async function findByUsername(db: Database, username: string): Promise<Account | undefined> {
  const query = db.selectFrom("users").selectAll().where("username_key", "=", username.toLowerCase());
  const row = await query.executeTakeFirst();
  return row && accountOf(row);
}

async function accessOf(db: Database, ids: readonly number[]): Promise<Access[]> {
  const columns = ["id", "role", "disabled", "session_generation", "kept_session"] as const;
  const rows = await db.selectFrom("users").select(columns).where("id", "in", ids).execute();
  return rows.map(({ id, role, disabled, session_generation, kept_session }) => ({
    ...{ id, role: role as Role, disabled: disabled === 1 },
    ...{ sessionGeneration: session_generation, keptSession: kept_session ?? "" },
  }));
}

async function setPassword(db: Database, id: number, { from, to, keptSession }: PasswordChange): Promise<boolean> {
  const kept = keptSession === "" ? null : keptSession;
  const set = db.updateTable("users").set({ password_hash: to, ...endSessions(kept) });
  const { numUpdatedRows } = await set.where("id", "=", id).where("password_hash", "=", from).executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

/** False when the mobile number is somebody else's. */
async function change(db: Database, id: number, changes: Partial<ProfileFields>): Promise<boolean> {
  const columns = columnsOf(changes);
  if (Object.keys(columns).length === 0) return true;
  try {
    await db.updateTable("users").set(columns).where("id", "=", id).execute();
    return true;
  } catch (error) {
    // Databases word a broken unique key differently: whose number it is, all of them tell.
    if (changes.mobile && (await isOfAnother(db, id, changes.mobile))) return false;
    throw error;
  }
}

async function isOfAnother(db: Database, id: number, mobile: string): Promise<boolean> {
  const others = db.selectFrom("users").select("id").where("mobile", "=", mobile).where("id", "!=", id);
  return (await others.executeTakeFirst()) !== undefined;
}

function newRow({ id, username, mobile, passwordHash, role }: NewAccount, clock: Clock) {
  return {
    ...(id === undefined ? {} : { id }),
    username,
    username_key: username.toLowerCase(),
    mobile: mobile === "" ? null : mobile,
    password_hash: passwordHash,
    ...{ nickname: "", gender: 0, birthday: "", role, disabled: 0, created_at: clock.now(), kept_session: null },
  };
}

function columnsOf({ mobile, ...same }: Partial<ProfileFields>) {
  return { ...same, ...(mobile === undefined ? {} : { mobile: mobile === "" ? null : mobile }) };
}

function accountOf(row: Selectable<UserRow>): Account {
  const { id, username, mobile, password_hash, nickname, gender, birthday, role, disabled, created_at } = row;
  const { session_generation, kept_session } = row;
  return {
    ...{ id, username, nickname, gender, birthday },
    mobile: mobile ?? "",
    passwordHash: password_hash,
    role: role as Role,
    disabled: disabled === 1,
    createdAt: created_at,
    sessionGeneration: session_generation,
    keptSession: kept_session ?? "",
  };
}
