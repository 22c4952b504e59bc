import { Role } from "@mall/contracts/user";
import { inTransaction } from "@mall/storage";
import { type Kysely, sql } from "kysely";
import type { Standing } from "../application/user-store.ts";
import type { UserDatabase } from "./migrations.ts";

type Database = Kysely<UserDatabase>;

/** The columns that end all sessions of a user but the kept one. */
export function endSessions(kept: string | null) {
  return { session_generation: sql<number>`session_generation + 1`, kept_session: kept };
}

/** Changes role or access in one transaction, in which the admins that are counted cannot change. */
export function setStanding(db: Database, id: number, change: Standing): Promise<"done" | "last_admin" | "unknown"> {
  return inTransaction(db, async (trx) => {
    await lockAdmins(trx);
    if (endsAdmin(change) && (await isLastAdmin(trx, id))) return "last_admin";
    const columns = "role" in change ? change : { disabled: Number(change.disabled) };
    const set = trx.updateTable("users").set({ ...columns, ...endSessions(null) });
    const { numUpdatedRows } = await set.where("id", "=", id).executeTakeFirstOrThrow();
    return numUpdatedRows === 1n ? "done" : "unknown";
  });
}

const endsAdmin = (change: Standing) => ("role" in change ? change.role !== Role.ROLE_ADMIN : change.disabled);

/** Holds the enabled admins until the end of the transaction. SQLite has no `for update`; writing what is there locks on both. */
async function lockAdmins(trx: Database): Promise<void> {
  await trx
    .updateTable("users")
    .set({ disabled: 0 })
    .where("role", "=", Role.ROLE_ADMIN)
    .where("disabled", "=", 0)
    .execute();
}

async function isLastAdmin(trx: Database, id: number): Promise<boolean> {
  const admins = await trx
    .selectFrom("users")
    .select("id")
    .where("role", "=", Role.ROLE_ADMIN)
    .where("disabled", "=", 0)
    .limit(2)
    .execute();
  return admins.length === 1 && admins[0]?.id === id;
}
