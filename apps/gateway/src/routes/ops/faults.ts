import type { ProcessFlow } from "@mall/runtime";
import { type Static, Type } from "typebox";
import type { App } from "../../app.ts";
import { answers, ok } from "../../envelope.ts";
import { OPERATOR_ROUTE } from "./operator-route.ts";

const tags = ["operations"];
const config = { ...OPERATOR_ROUTE, idempotent: false };

const fault = Type.Object({
  latency_ms: Type.Optional(
    Type.Integer({ minimum: 0, maximum: 60_000, description: "Each call waits so long before it is served." }),
  ),
  error_share: Type.Optional(Type.Number({ minimum: 0, maximum: 1, description: "So many fail." })),
  seconds: Type.Optional(Type.Integer({ minimum: 1, maximum: 3600, description: "Ends by itself; default 60." })),
});

/** The services that can be made to suffer. */
const FAULTY_SERVICES = ["user", "product", "cart", "order", "payment", "address", "review", "admin"].map(
  (name) => `${name}-service`,
);

const service = Type.Enum(FAULTY_SERVICES, { description: "Whose calls are to suffer." });

const shown = Type.Object({ faults: Type.Record(Type.String(), Type.Unknown()) });

/** The fault switch: makes a service slow or failing, to see what the others make of it. Demo profile only. */
export function faultRoutes(app: App, { faults, shareFaults }: Pick<ProcessFlow, "faults" | "shareFaults">): void {
  app.get(
    "/ops/faults",
    { config, schema: { tags, summary: "Faults that are switched on", response: answers(shown, 401, 403) } },
    async () => ok({ faults: faults.list() }),
  );

  app.put(
    "/ops/faults",
    {
      config,
      schema: {
        tags,
        summary: "Make a service slow or failing, in every process within a second; without fault: well again",
        body: Type.Object({ service, fault: Type.Optional(fault) }),
        response: answers(shown, 401, 403),
      },
    },
    async ({ body }) => {
      const { [body.service]: _before, ...others } = faults.list();
      const all = body.fault ? { ...others, [body.service]: toFault(body.fault) } : others;
      await shareFaults(all);
      return ok({ faults: all });
    },
  );
}

function toFault({ latency_ms = 0, error_share = 0, seconds = 60 }: Static<typeof fault>) {
  return { latencyMs: latency_ms, errorShare: error_share, untilMs: Date.now() + seconds * 1000 };
}
