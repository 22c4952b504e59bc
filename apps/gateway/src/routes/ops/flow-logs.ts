import type { ProcessFlow } from "@mall/runtime";
import { Type } from "typebox";
import type { App } from "../../app.ts";
import { answers, ok } from "../../envelope.ts";
import { OPERATOR_ROUTE } from "./operator-route.ts";

const tags = ["operations"];
const config = OPERATOR_ROUTE;
const epoch = Type.Integer({ description: "Milliseconds since the epoch." });
const moment = { ...epoch, minimum: 0, maximum: Number.MAX_SAFE_INTEGER };

const limit = Type.Optional(Type.Integer({ minimum: 1, maximum: 1000, description: "Lines at most, default 100." }));

const second = Type.Object({
  timestamp: epoch,
  resource: Type.String(),
  pass: Type.Integer(),
  block: Type.Integer(),
  complete: Type.Integer(),
  error: Type.Integer(),
  rt: Type.Integer({ description: "Mean, in milliseconds." }),
  concurrency: Type.Integer(),
});

/** What flow control has noted: each process of the gateway for itself, the single process for all services. */
export function flowLogRoutes(app: App, { logs }: Pick<ProcessFlow, "logs">): void {
  app.get(
    "/ops/flow/blocks",
    {
      config,
      schema: {
        tags,
        summary: "What was refused, by second, resource, rule and origin; the latest first",
        querystring: Type.Object({ limit }),
        response: answers(
          Type.Object({
            blocks: Type.Array(
              Type.Object({
                at: epoch,
                resource: Type.String(),
                kind: Type.String(),
                rule: Type.String(),
                origin: Type.String(),
                count: Type.Integer(),
              }),
            ),
          }),
          401,
          403,
        ),
      },
    },
    async ({ query }) => {
      const lines = logs.recentBlocks(query.limit ?? 100);
      return ok({ blocks: lines.map(({ timestamp: when, ruleId: rule, ...line }) => ({ at: when, rule, ...line })) });
    },
  );

  app.get(
    "/ops/flow/metrics",
    {
      config,
      schema: {
        tags,
        summary: "What happened in each second, from the metric log",
        querystring: Type.Object({
          from: Type.Optional({ ...moment, description: "Default: a minute ago." }),
          to: Type.Optional({ ...moment, description: "Default: now." }),
          resource: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
          limit: Type.Optional(
            Type.Integer({ minimum: 1, maximum: 10_000, description: "Lines at most, default 1000." }),
          ),
        }),
        response: answers(Type.Object({ seconds: Type.Array(second) }), 401, 403),
      },
    },
    async ({ query }) => {
      const { to = Date.now(), from = to - 60_000, resource: wanted, limit: most = 1000 } = query;
      const found = await logs.findMetrics({ from, to, limit: most, ...(wanted ? { resource: wanted } : {}) });
      return ok({ seconds: found });
    },
  );
}
