import type { ServiceDirectory } from "@mall/discovery";
import { type ServiceDefinition, serviceNameOf } from "@mall/rpc";
import { Type } from "typebox";
import type { App } from "../app.ts";

/** Liveness and readiness, for probes and people. */
export function healthRoutes(app: App, directory: ServiceDirectory, services: readonly ServiceDefinition[]): void {
  const states = Type.Record(Type.String(), Type.String());

  app.get(
    "/healthz",
    {
      schema: {
        tags: ["operations"],
        summary: "The process lives",
        response: { 200: Type.Object({ status: Type.String() }) },
      },
    },
    async () => ({ status: "ok" }),
  );

  const response = Type.Object({ status: Type.String(), services: states });
  app.get(
    "/readyz",
    {
      schema: {
        tags: ["operations"],
        summary: "Every service takes calls",
        response: { 200: response, 503: response },
      },
    },
    async (_request, reply) => {
      const found = await Promise.all(
        services.map(async (service) => [serviceNameOf(service), await stateOf(directory, service)] as const),
      );
      const ready = found.every(([, state]) => state === "ready");
      return reply
        .code(ready ? 200 : 503)
        .send({ status: ready ? "ready" : "not ready", services: Object.fromEntries(found) });
    },
  );
}

async function stateOf(directory: ServiceDirectory, service: ServiceDefinition): Promise<string> {
  return await directory.check(service).then(
    () => "ready",
    () => "unavailable",
  );
}
