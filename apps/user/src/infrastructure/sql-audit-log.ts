import type { AuditEntry, Role } from "@mall/contracts/user";
import { insertIgnore } from "@mall/storage";
import type { Kysely, Selectable } from "kysely";
import type { AuditLog, AuditQuery } from "../application/audit-log.ts";
import type { AuditRow } from "./access-migration.ts";
import type { UserDatabase } from "./migrations.ts";

type Database = Kysely<UserDatabase>;

/** The audit log in SQL that SQLite and MySQL share. */
export function createSqlAuditLog(db: Database): AuditLog {
  return {
    begin: async (entry) => {
      await insertIgnore(db, "audit_log", [rowOf(entry)]);
    },
    finish: async (id, status) => {
      await db.updateTable("audit_log").set({ status }).where("id", "=", id).where("status", "=", 0).execute();
    },
    list: async (query) => {
      const before = await startOf(db, query.beforeId);
      return before === undefined ? undefined : await list(db, query, before);
    },
  };
}

/** The place in the log before which to read; undefined when there is no such entry. */
async function startOf(db: Database, beforeId: string): Promise<number | undefined> {
  if (beforeId === "") return Number.MAX_SAFE_INTEGER;
  return (await db.selectFrom("audit_log").select("seq").where("id", "=", beforeId).executeTakeFirst())?.seq;
}

async function list(db: Database, { limit, actorId }: AuditQuery, before: number): Promise<AuditEntry[]> {
  let query = db.selectFrom("audit_log").selectAll().where("seq", "<", before);
  if (actorId !== 0) query = query.where("actor_id", "=", actorId);
  return (await query.orderBy("seq", "desc").limit(limit).execute()).map(entryOf);
}

function rowOf({ id, atMs, actorId, actorRole, action, detail, clientAddress, traceId }: AuditEntry) {
  const actor = { actor_id: actorId, actor_role: actorRole, client_address: clientAddress.slice(0, 64) };
  return { id, at: atMs, ...actor, action: action.slice(0, 200), detail, trace_id: traceId.slice(0, 64), status: 0 };
}

function entryOf(row: Selectable<AuditRow>): AuditEntry {
  return {
    ...{ id: row.id, atMs: row.at, actorId: row.actor_id, actorRole: row.actor_role as Role },
    ...{ action: row.action, detail: row.detail, clientAddress: row.client_address, traceId: row.trace_id },
    status: row.status,
  };
}
