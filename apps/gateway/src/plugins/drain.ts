import { fail } from "@mall/kernel";
import type { FastifyInstance } from "fastify";

/**
 * Once the server closes, every answer ends its connection: one that was busy at that moment would otherwise be kept
 * alive for another request that never comes, and the process with it. Requests that still come are sent elsewhere.
 */
export function endConnectionsOnClose(app: FastifyInstance): void {
  let closing = false;
  app.addHook("preClose", async () => {
    closing = true;
  });
  app.addHook("onRequest", (_request, _reply, done) => done(closing ? fail("service_unavailable") : undefined));
  app.addHook("onSend", (_request, reply, _payload, done) => {
    if (closing) void reply.header("connection", "close");
    done();
  });
}
