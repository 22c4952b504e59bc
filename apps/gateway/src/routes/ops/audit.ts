import type { AuditEntry, UserServiceDefinition } from "@mall/contracts/user";
import type { ServiceClient } from "@mall/rpc";
import { Type } from "typebox";
import type { App } from "../../app.ts";
import { answers, ok } from "../../envelope.ts";
import { roleName } from "../../schemas/role.ts";
import { ADMIN_ROUTE } from "./operator-route.ts";

const entry = Type.Object({
  id: Type.String(),
  at: Type.Integer({ description: "Milliseconds since the epoch." }),
  actor_id: Type.Integer(),
  actor_role: Type.String(),
  action: Type.String({ description: "Method and route." }),
  detail: Type.String({ description: "JSON of what was asked, masked; cut off after 2,000 characters." }),
  client_address: Type.String(),
  trace_id: Type.String(),
  status: Type.Integer({ description: "HTTP status of the answer; 0 while nothing is known of it." }),
});

/** What staff did. Reading it is written down as well; no route changes or deletes an entry. */
export function auditRoutes(app: App, users: Pick<ServiceClient<UserServiceDefinition>, "listAudit">): void {
  app.get(
    "/ops/audit",
    {
      config: { ...ADMIN_ROUTE, audited: true },
      schema: {
        tags: ["operations"],
        summary: "What operators and admins did, the latest first",
        querystring: Type.Object({
          before: Type.Optional(Type.String({ minLength: 1, maxLength: 36, description: "Entries before this id." })),
          limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, description: "Default 50." })),
          actor_id: Type.Optional(
            Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER, description: "Of this user alone." }),
          ),
        }),
        response: answers(Type.Object({ entries: Type.Array(entry) }), 401, 403),
      },
    },
    async ({ query: { before = "", limit = 50, actor_id: actorId = 0 } }) => {
      const { entries } = await users.listAudit({ beforeId: before, limit, actorId });
      return ok({ entries: entries.map(entryJson) });
    },
  );
}

function entryJson({ id, atMs, actorId, actorRole, action, detail, clientAddress, traceId, status }: AuditEntry) {
  const actor = { actor_id: actorId, actor_role: roleName(actorRole), client_address: clientAddress };
  return { id, at: atMs, ...actor, action, detail, trace_id: traceId, status };
}
