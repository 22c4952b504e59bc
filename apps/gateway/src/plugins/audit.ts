import { randomUUID } from "node:crypto";
import { type AuditEntry, Role, type UserServiceDefinition } from "@mall/contracts/user";
import { type Clock, fail, type Logger, masked } from "@mall/kernel";
import { type ServiceClient, withDeadline } from "@mall/rpc";
import type { FastifyRequest } from "fastify";
import type { App } from "../app.ts";
import type { Buyer } from "./auth.ts";

declare module "fastify" {
  interface FastifyRequest {
    /** The entry of the audit log that tells of this request. */
    auditId: string | undefined;
  }
  interface FastifyContextConfig {
    /** A GET that is written down as well. */
    audited?: boolean;
  }
}

/** What writing down needs. */
export interface AuditOptions {
  users: Pick<ServiceClient<UserServiceDefinition>, "beginAudit" | "finishAudit">;
  clock: Clock;
  logger: Logger;
}

/** Characters of the detail that are kept. */
const MAX_DETAIL = 2000;

/** Milliseconds for writing down how it ended: the request's own time may be over. */
const FINISH_MS = 2000;

/**
 * Writes down what staff does on routes for staff, but for reading: before it is done, also when it will be refused. What
 * cannot be written down is not done. Others who try are not written down, so that nobody fills the log; the metric
 * `http_request_duration_seconds` counts them by route and status.
 * @returns what is to be called once it is known who asks. @throws AppError `audit_unavailable`.
 */
export function keepAudit(app: App, { users, clock, logger }: AuditOptions) {
  app.decorateRequest("auditId", undefined);
  app.addHook("onSend", (request, reply, _payload, done) => {
    const id = request.auditId;
    if (id === undefined) return done();
    const finish = () => users.finishAudit({ id, status: reply.statusCode });
    withDeadline(Date.now() + FINISH_MS, finish)
      // What was done is done, and whoever did it has to hear of it.
      .catch((error: unknown) =>
        logger.error({ err: error, audit_id: id, status: reply.statusCode }, "the end of an audit entry was not kept"),
      )
      .then(() => done(), done);
  });
  return async (request: FastifyRequest, who: Buyer): Promise<void> => {
    if (!isAudited(request) || who.role < Role.ROLE_OPERATOR) return;
    const entry = entryOf(request, who, clock);
    try {
      await users.beginAudit({ entry });
    } catch (error) {
      throw fail("audit_unavailable", { cause: error });
    }
    request.auditId = entry.id;
  };
}

function isAudited({ method, routeOptions: { config } }: FastifyRequest): boolean {
  const forStaff = config.access === "operator" || config.access === "admin";
  const reads = method === "GET" || method === "HEAD";
  return forStaff && (!reads || config.audited === true);
}

function entryOf(request: FastifyRequest, { userId, role }: Buyer, clock: Clock): AuditEntry {
  return {
    ...{ id: randomUUID(), atMs: clock.now(), actorId: userId, actorRole: role },
    action: `${request.method} ${request.routeOptions.url}`,
    detail: detailOf(request),
    ...{ clientAddress: request.ip, traceId: request.traceId, status: 0 },
  };
}

/** Characters of one text that are looked at: a file of megabytes would be masked for seconds, to be cut off after. */
const MAX_TEXT = 4 * MAX_DETAIL;

function shortened(value: unknown): unknown {
  if (typeof value === "string") return value.slice(0, MAX_TEXT);
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, shortened(field)]));
}

/** What was asked for, secrets and personal fields masked. */
function detailOf({ params, query, body }: FastifyRequest): string {
  const given = Object.entries({ params, query, body }).filter(([, value]) => !isEmpty(value));
  return JSON.stringify(masked(shortened(Object.fromEntries(given))))
    .slice(0, MAX_DETAIL)
    .toWellFormed();
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === "object" && Object.keys(value).length === 0);
}
