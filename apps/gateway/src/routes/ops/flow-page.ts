import type { App } from "../../app.ts";
import { flowPage } from "../../pages/flow.ts";
import { FAULTY_SERVICES } from "./faults.ts";

/** The live page of flow control, for anybody: what it shows it asks for with the token of an operator. */
export function flowPageRoute(app: App, demo: boolean): void {
  const page = flowPage({ demo, services: demo ? FAULTY_SERVICES : [] });
  app.get("/ops/flow", { schema: { hide: true } }, async (_request, reply) =>
    reply.type("text/html; charset=utf-8").send(page),
  );
}
