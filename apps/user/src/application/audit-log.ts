import type { AuditEntry } from "@mall/contracts/user";

/** Which entries to read. */
export interface AuditQuery {
  /** Entries before this one; empty: from the latest. */
  beforeId: string;
  limit: number;
  /** 0: everybody. */
  actorId: number;
}

/** What staff did. Entries are added and finished, never changed otherwise and never deleted. */
export interface AuditLog {
  /** Adds an entry without a status. One that is there already stays as it is. */
  begin(entry: AuditEntry): Promise<void>;
  /** Gives an entry its status, the first time. */
  finish(id: string, status: number): Promise<void>;
  /** The latest first. Undefined when `beforeId` is no entry. */
  list(query: AuditQuery): Promise<AuditEntry[] | undefined>;
}
