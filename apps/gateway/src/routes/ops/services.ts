import { Type } from "typebox";
import type { App } from "../../app.ts";
import { answers, ok } from "../../envelope.ts";
import { services } from "../../schemas/services.ts";
import { lookAtBroker, lookAtServices, type ServiceLookDeps } from "../../services/look-at-services.ts";
import type { ServiceSwitch } from "../../services/service-switch.ts";
import { OPERATOR_ROUTE } from "./operator-route.ts";

/** What these routes look at, and what they say of the shop. */
export interface ServiceRouteDeps extends ServiceLookDeps {
  profile: "demo" | "production";
}

const tags = ["operations"];

/** What runs, and how it is; with a switch, also how to stop and start it. */
export function serviceRoutes(app: App, deps: ServiceRouteDeps): void {
  const { profile, embeddedBroker, serviceSwitch } = deps;
  const look = async () => {
    const [found, broker] = await Promise.all([lookAtServices(deps), lookAtBroker(deps)]);
    const embedded = embeddedBroker && serviceSwitch !== undefined;
    return ok({ profile, embedded, services: found, broker });
  };
  app.get(
    "/ops/services",
    {
      config: OPERATOR_ROUTE,
      schema: {
        tags,
        summary: "The services with their instances, and the broker",
        response: answers(services, 401, 403),
      },
    },
    look,
  );
  if (serviceSwitch) switchRoutes(app, serviceSwitch, look);
}

function switchRoutes(app: App, serviceSwitch: ServiceSwitch, look: () => Promise<ReturnType<typeof ok<never>>>) {
  const config = { ...OPERATOR_ROUTE, idempotent: false };
  const service = Type.Enum([...serviceSwitch.names], { description: "A service, or the broker." });
  const schema = { tags, body: Type.Object({ service }), response: answers(services, 401, 403) };
  app.post(
    "/ops/services/stop",
    { config, schema: { ...schema, summary: "Stop a service or the broker, as if it had died (demo)" } },
    async ({ body }) => {
      await serviceSwitch.stop(body.service);
      return await look();
    },
  );
  app.post(
    "/ops/services/start",
    { config, schema: { ...schema, summary: "Start what was stopped: it goes on with what it had (demo)" } },
    async ({ body }) => {
      await serviceSwitch.start(body.service);
      return await look();
    },
  );
}
