import type { UserServiceDefinition } from "@mall/contracts/user";
import { fail } from "@mall/kernel";
import type { ServiceImplementation } from "@mall/rpc";
import type { AuditLog } from "./audit-log.ts";

type Method = "beginAudit" | "finishAudit" | "listAudit";

const MAX_DETAIL = 2000;

/** Writing down what staff does, and reading it. */
export function createAudit(log: AuditLog): Pick<ServiceImplementation<UserServiceDefinition>, Method> {
  return {
    beginAudit: async ({ entry }) => {
      if (!entry || !/^[\w-]{1,36}$/.test(entry.id)) throw invalid("entry.id", "1-36: a-z 0-9 _ -");
      await log.begin({ ...entry, detail: entry.detail.slice(0, MAX_DETAIL) });
      return {};
    },
    finishAudit: async ({ id, status }) => {
      if (status < 100 || status > 599) throw invalid("status", "100-599");
      await log.finish(id, status);
      return {};
    },
    listAudit: async (query) => {
      if (query.limit < 1 || query.limit > 100) throw invalid("limit", "1-100");
      const entries = await log.list(query);
      if (!entries) throw invalid("before", "no such entry");
      return { entries };
    },
  };
}

function invalid(field: string, reason: string) {
  return fail("invalid_input", { field, params: { reason } });
}
