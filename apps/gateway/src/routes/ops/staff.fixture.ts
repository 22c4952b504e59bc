import { type AuditEntry, Role, UserServiceDefinition } from "@mall/contracts/user";
import { fail } from "@mall/kernel";
import { bearer, startGateway } from "../../gateway.fixture.ts";

/** Who asks, in tests of routes for staff. */
export const ADMIN = 1;
export const OPERATOR = 2;
export const BUYER = 1000;

/** A gateway whose user service knows an admin, an operator and buyers, and keeps an audit log that can fail. */
export async function startStaffGateway() {
  const gateway = await startGateway({ sessionCacheMs: 60_000 });
  const roles = new Map<number, Role>([
    [ADMIN, Role.ROLE_ADMIN],
    [OPERATOR, Role.ROLE_OPERATOR],
  ]);
  const disabled = new Set<number>();
  const entries: AuditEntry[] = [];
  const switches = { auditAway: false, finishAway: false };
  const userOf = (id: number) => ({ id, username: `user${id}`, role: roles.get(id) ?? Role.ROLE_BUYER }) as never;
  gateway.play(UserServiceDefinition, {
    checkSession: async ({ userId }) => {
      if (disabled.has(userId)) throw fail("user_disabled");
      return { role: roles.get(userId) ?? Role.ROLE_BUYER };
    },
    setRole: async ({ userId, role }) => {
      if (userId === ADMIN) throw fail("last_admin", { field: "user_id" });
      roles.set(userId, role);
      return { user: userOf(userId) };
    },
    setDisabled: async ({ userId, disabled: out }) => {
      if (out) disabled.add(userId);
      else disabled.delete(userId);
      return { user: userOf(userId) };
    },
    beginAudit: async ({ entry }) => {
      if (switches.auditAway) throw fail("internal_error");
      if (entry) entries.unshift({ ...entry });
      return {};
    },
    finishAudit: async ({ id, status }) => {
      if (switches.finishAway) throw fail("internal_error");
      for (const entry of entries) if (entry.id === id) entry.status = status;
      return {};
    },
    listAudit: async ({ limit }) => ({ entries: entries.slice(0, limit) }),
  });
  const as = (user: number, method: "GET" | "POST" | "PUT", url: string, body?: unknown) =>
    gateway.app.inject({
      ...{ method, url: `/api/v1/${url}`, headers: bearer(user), remoteAddress: "10.0.0.9" },
      ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
    });
  return { ...gateway, as, entries, switches };
}
